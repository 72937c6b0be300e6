package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A sandbox of its own for each test, and its page in a browser. The browser must not complain of anything. */
@Tag("browser")
@Timeout(300)
abstract class OpenPage {
    static Browser browser;

    FivecentSandbox sandbox;
    App app;
    private int sent;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() {
        sandbox =
                FivecentSandbox.builder().keyId("sandbox").keySecret("sandbox").start();
        app = new App(sandbox);
        browser.size(1440, 900);
        open();
    }

    @AfterEach
    void stop() {
        // A page that is open would complain of the sandbox that stops, to the next test.
        browser.open("about:blank");
        sandbox.stop();
        assertThat(browser.complaints()).as("what the browser complained about").isEmpty();
    }

    void open() {
        browser.open(sandbox.pageUrl());
        browser.script("performance.setResourceTimingBufferSize(100000)");
        browser.find("#live", "live");
    }

    /** Sends SMS to ever new phones until the page has asked three times more for this path of the API. */
    void traffic(String path) {
        long before = asked(path).size();
        browser.until("the page asks for " + path, () -> {
            app.sms("0492%06d".formatted(++sent), "Something that makes the page look again");
            return asked(path).size() >= before + 3;
        });
    }

    /** What came back for a path of the API since the page was opened or that was forgotten: its bytes, in order. */
    @SuppressWarnings("unchecked")
    List<Long> asked(String path) {
        return ((List<Number>) browser.script(
                        """
                                return performance.getEntriesByType('resource')
                                  .filter(it => new URL(it.name).pathname === '/sandbox/api' + arguments[0]
                                    || arguments[0] === '')
                                  .filter(it => it.initiatorType === 'fetch').map(it => it.encodedBodySize)
                                """,
                        path))
                .stream().map(Number::longValue).toList();
    }

    void forgetWhatWasAsked() {
        browser.script("performance.clearResourceTimings()");
    }

    long elements() {
        return (Long) browser.script("return document.querySelectorAll('*').length");
    }

    WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    /** Puts the focus there, as the keyboard would. */
    WebElement focus(String css, String text) {
        return browser.until("the focus on " + css + " " + text, () -> {
            browser.script("arguments[0].focus()", browser.find(css, text));
            return focused().getText().contains(text) ? focused() : null;
        });
    }

    void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    /** Types over what a field has. */
    void replace(String text) {
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys(text)
                .perform();
    }

    /** Goes to a panel with the keyboard only. */
    void panel(String name) {
        List<String> all =
                List.of("message", "requests", "scheduled", "optouts", "faults", "clock", "webhooks", "account");
        browser.script("document.querySelector('#panel-tabs [aria-selected=true]').focus()");
        for (int tab = 0; tab < all.size() && !focused().getAttribute("id").equals("panel-message"); tab++) {
            press(Keys.ARROW_LEFT);
        }
        for (int tab = 0; tab < all.indexOf(name); tab++) {
            press(Keys.ARROW_RIGHT);
        }
        browser.find("#panel-" + name + "[aria-selected=true]");
        Map<String, String> has = Map.of(
                "faults", "#arm",
                "clock", "#move-clock",
                "webhooks", "#add-webhook",
                "account", "#set-account",
                "optouts", "#opt-out");
        browser.find("#panel-body " + has.getOrDefault(name, "*"));
    }
}

package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** How the page looks, by day and by night, on a desk and on a phone. */
class LooksTest extends OpenPage {
    /** Every text that is seen whose contrast is too low: below 4.5, or 3 where the button is off. */
    private static final String TOO_FAINT =
            """
            const numbers = colour => {
              const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data];
            };
            const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
              .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
            const ground = element => {
              for (let it = element; it; it = it.parentElement) {
                const colour = numbers(getComputedStyle(it).backgroundColor);
                if (colour[3] === 255) {
                  return colour;
                }
              }
              return [255, 255, 255];
            };
            const faint = [];
            for (const element of document.querySelectorAll('body *')) {
              const text = [...element.childNodes].some(it => it.nodeType === 3 && it.data.trim());
              if (!text || !element.checkVisibility() || element.closest('.hidden, [disabled], [aria-disabled=true]')
                  || element.tagName === 'OPTION') {
                continue;
              }
              const pair = [light(numbers(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
              const contrast = (pair[0] + .05) / (pair[1] + .05);
              if (contrast < 4.5) {
                faint.push(contrast.toFixed(2) + ' ' + element.tagName + '.' + element.className + ' ' + element.textContent.slice(0, 30));
              }
            }
            return faint;
            """;

    @BeforeEach
    void show() {
        sandbox.account().deliverAfter(Duration.ofMillis(1));
        app.showcase();
        open();
    }

    @AfterEach
    void byDay() {
        scheme("light");
    }

    @Test
    void looksGood() {
        browser.click("#phones .row", "Grace Hopper");
        browser.click(".bubble", "493 021");
        browser.find("#panel-body pre", "493 021");
        browser.picture("page");
        browser.click("#panel-faults", "Faults");
        sandbox.faults().on("sms.send").times(3).failAfter(Fault.reset());
        browser.find("#armed", "RESET");
        browser.picture("faults");
        browser.click("#tab-mailboxes", "Mailboxes");
        browser.click("#mailboxes .row", "grace@example.com");
        WebElement frame = browser.find(".mail iframe");
        browser.driver().switchTo().frame(frame);
        browser.find("h2", "Thank you");
        browser.driver().switchTo().defaultContent();
        browser.click("#panel-account", "Account");
        browser.find("#panel-body .items", "mail.example.com");
        browser.picture("mailbox");
        assertThat(browser.all("#phones .row, #mailboxes .row")).isNotEmpty();
        assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo("5c sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void canBeReadByDayAndByNight(String scheme) {
        scheme(scheme);
        assertThat(browser.script("return matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(scheme.equals("dark"));
        List<Object> ground = light("body");
        assertThat((Long) ground.get(0)).matches(red -> scheme.equals("dark") ? red < 64 : red > 192);
        app.smsWithKey("mine", "mine");
        browser.find("#keys-chip", "1 request");
        sandbox.webhooks().message(sandbox.url() + "/nothing");
        sandbox.account().receive("0491570156", "One more question");
        browser.click("#phones .row", "Grace Hopper");
        browser.click(".bubble", "493 021");
        browser.find("#panel-body pre", "493 021");
        browser.picture(scheme);
        assertThat(faint()).as("the thread and a message").isEmpty();
        sandbox.faults().on("sms.send").times(3).failAfter(Fault.reset());
        browser.find("#armed-chip", "1 fault");
        for (String panel : List.of("requests", "scheduled", "optouts", "faults", "clock", "webhooks", "account")) {
            browser.find("#panel-" + panel).click();
            browser.find("#panel-body > [data-key=" + panel + "]");
            browser.picture(scheme + "-" + panel);
            assertThat(faint()).as(panel).isEmpty();
        }
        browser.click("#tab-mailboxes", "Mailboxes");
        browser.click("#mailboxes .row", "grace@example.com");
        browser.find(".mail .state");
        browser.picture(scheme + "-mailbox");
        assertThat(faint()).as("a mailbox").isEmpty();
    }

    @Test
    void fitsAPhone() {
        browser.size(390, 844);
        browser.click("#phones .row", "Grace Hopper");
        browser.find(".bubble", "493 021");
        assertThat(browser.find("#list").isDisplayed()).isFalse();
        fits();
        browser.picture("phone");
        browser.click(".switch button", "Tools");
        for (String panel :
                List.of("message", "requests", "scheduled", "optouts", "faults", "clock", "webhooks", "account")) {
            browser.find("#panel-" + panel).click();
            browser.find("#panel-body > [data-key=" + panel + "]");
            browser.picture("phone-" + panel);
            fits();
        }
    }

    @Test
    void letsAPhoneChooseTheAccount() {
        sandbox.account("other", "other").credits(77);
        app.smsWithKey("mine", "mine");
        browser.size(390, 844);
        browser.until("accounts can be chosen", () -> browser.find("#account").isDisplayed());
        fits();
        new org.openqa.selenium.support.ui.Select(browser.find("#account")).selectByValue("other");
        browser.find("#credits-chip", "77");
        browser.picture("phone-accounts");
    }

    private void fits() {
        assertThat(
                        (List<?>)
                                browser.script(
                                        """
                        return document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                          .filter(it => it.getBoundingClientRect().right > innerWidth)
                          .map(it => it.tagName + '.' + it.className + ' ' + it.getBoundingClientRect().right)
                        """))
                .as("what sticks out")
                .isEmpty();
    }

    private static void scheme(String scheme) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> faint() {
        return (List<Object>) browser.script(TOO_FAINT);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> light(String css) {
        return (List<Object>) browser.script(
                "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor.match(/\\d+/g).map(Number)",
                css);
    }
}

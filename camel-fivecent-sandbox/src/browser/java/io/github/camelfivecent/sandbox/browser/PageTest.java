package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

@Tag("browser")
@Timeout(300)
class PageTest {
    private static Browser browser;

    private FivecentSandbox sandbox;
    private App app;

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
        browser.open(sandbox.pageUrl());
    }

    @AfterEach
    void stop() {
        // A page that is open would complain of the sandbox that stops, to the next test.
        browser.open("about:blank");
        sandbox.stop();
        assertThat(browser.complaints()).as("what the browser complained about").isEmpty();
    }

    @Test
    void tellsTheWholeStory() {
        browser.find(".welcome pre", "smsBaseUrl=" + sandbox.smsBaseUrl());
        for (int customer = 0; customer < 50; customer++) {
            app.sms("04910000%02d".formatted(customer), "Hi, your parcel arrives today. Reply STOP to opt out.");
        }
        browser.find("#tab-phones", "50");
        browser.click("#phones .row", "0491 000 017");
        browser.find(".bubble", "your parcel arrives today");
        browser.find(".meta", "Sending...");
        sandbox.account().sentSms().forEach(sms -> sandbox.account().advance(sms.id(), SmsStatus.DELIVERED));
        browser.find(".meta", "Sent (Delivery Confirmed)");
        browser.find(".meta", "GSM-7");

        browser.find(".reply textarea").sendKeys("When exactly?", Keys.ENTER);
        browser.find(".bubble.in", "When exactly?");
        browser.click("#stop", "Reply STOP");
        browser.find("#thread-about", "opted out");
        browser.click("#panel-optouts", "Opt-outs");
        browser.find("#panel-body .items", "+61491000017");
        assertThat(app.optOuts()).containsExactly("0491000017");

        browser.click("#panel-faults", "Faults");
        browser.click("#arm", "Arm");
        browser.find("#armed", "ERROR 500 before it is stored");
        browser.find("#armed-chip", "1 fault armed");
        assertThat(app.sms("0491000017", "Fails")).isEqualTo(500);
        browser.until("the fault is spent", () -> !browser.find("#armed-chip").isDisplayed());
        assertThat(sandbox.messages().count(MessageQuery.sms())).isEqualTo(50);
        browser.click("#panel-requests", "Requests");
        browser.click("#panel-body .open", "ERROR 500");
        browser.find("#panel-body .callout.bad", "ERROR 500 before it is stored");
    }

    @Test
    void showsRequestAndAnswerOfAMessageWithoutTheSecret() {
        app.sms("0491000001", "Your code is 493021. See https://example.com/x");
        browser.click("#phones .row", "0491 000 001");
        browser.click(".bubble", "493021");

        browser.find("#panel-body pre", "\"message\": \"Your code is 493021.");
        browser.find("#panel-body .facts", "493021");
        browser.find("#panel-body .callout", "Assumed");
        assertThat(browser.find("#panel-body").getText()).contains("\"key-secret\": \"…\"");
    }

    @Test
    void showsScheduledMessagesCancelsThemAndMovesTheClock() {
        long later = sandbox.time().instant().getEpochSecond() + 3600;
        app.sms("0491000001", "First", later);
        app.sms("0491000002", "Second", later);
        browser.click("#panel-scheduled", "Scheduled");
        browser.find("#panel-body .items", "Second");
        browser.all("#panel-body .items .button").get(0).click();
        browser.until("one is left", () -> browser.all("#panel-body .items li").size() == 1);

        browser.click("#panel-clock", "Clock");
        browser.click("#panel-body .button", "+ 1 day");

        browser.until(
                "it is sent", () -> sandbox.messages().count(MessageQuery.sms().status(SmsStatus.SENDING)) == 1);
        browser.click("#panel-body .button", "Stop it here");
        browser.find("#clock-chip", "⏸");
        assertThat(sandbox.time().running()).isFalse();
    }

    @Test
    void showsHostileContentAsText() {
        String script = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1><b>bold</b>";
        String turned = "\u202Egnp.exe \u2067right to left\u2069 \u0000 end";
        String emoji = "😀".repeat(2560);
        sandbox.account().receive("0491000001", script);
        sandbox.account().receive("0491000001", turned);
        sandbox.account().receive("0491000001", emoji);
        sandbox.account().contact("0491000001", "<i>Mallory</i>\u202E");
        app.email(
                "mallory@example.com",
                script,
                script,
                "<h1>Seen</h1><script>parent.hacked=1;window.hacked=1</script>"
                        + "<img src=\"http://192.0.2.1/pixel.png\"><a href=\"http://192.0.2.1/\">link</a><form action=\"/sandbox/api/reset\">"
                        + "<button>x</button></form><meta http-equiv=\"refresh\" content=\"0;url=http://192.0.2.1/\">");

        browser.click("#phones .row", "<i>Mallory</i>");
        WebElement bubble = browser.find(".bubble.in", "<script>");
        assertThat(bubble.getText()).contains(script);
        assertThat(browser.all(".bubble b, .bubble img, #phones i")).isEmpty();
        browser.find(".bubble.in", "😀😀😀");
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        bubble.click();
        browser.find("#panel-body", "no request of your application");
        browser.picture("hostile");
        browser.click(".bubble.in", "right to left");
        browser.find("#panel-body .facts", "U+202E U+2067 U+2069 U+0000");

        browser.click("#tab-mailboxes", "Mailboxes");
        browser.click("#mailboxes .row", "mallory@example.com");
        WebElement frame = browser.find(".mail iframe");
        assertThat(frame.getAttribute("sandbox")).isEmpty();
        browser.script("arguments[0].scrollIntoView()", frame);
        browser.driver().switchTo().frame(frame);
        browser.find("h1", "Seen");
        assertThat(browser.driver().getCurrentUrl()).startsWith(sandbox.pageUrl());
        browser.driver().switchTo().defaultContent();
        assertThat(browser.script("return window.hacked === undefined")).isEqualTo(true);
        assertThat(browser.find(".mail h3").getText()).isEqualTo(script);
        assertThat(
                        browser.script(
                                "return performance.getEntriesByType('resource').every(it => it.name.startsWith(location.origin))"))
                .isEqualTo(true);
        // Some browsers tell what a frame wanted, and may do so until the page is left.
        browser.open("about:blank");
        assertThat(browser.complaints()).as("what the frame wanted").allMatch(it -> it.contains("/html"));
    }

    @Test
    void staysUsableWithTenThousandMessages() {
        for (int phone = 0; phone < 100; phone++) {
            for (int message = 0; message < 99; message++) {
                sandbox.account().receive("04910000%02d".formatted(phone), "Message " + message);
            }
        }
        for (int phone = 0; phone < 100; phone++) {
            app.sms("04920000%02d".formatted(phone), "Hello");
        }
        assertThat(sandbox.account().inbox().size()
                        + sandbox.account().sentSms().size())
                .isEqualTo(10_000);
        browser.find("#tab-phones", "200");

        browser.click("#phones .row", "0491 000 050");
        browser.find("#thread-about", "99 messages");
        browser.find("#search").sendKeys("message 98");
        browser.find("#tab-phones", "100");
        sandbox.account().receive("0491000050", "Still live");
        browser.find(".bubble.in", "Still live");

        assertThat((Long) browser.script("return document.querySelectorAll('*').length"))
                .isLessThan(10_000);
    }

    @Test
    void canBeUsedWithTheKeyboard() {
        app.sms("0491000001", "First");
        app.sms("0491000002", "Second");
        browser.find("#tab-phones", "2");
        browser.find("body").sendKeys("/");
        WebElement search = browser.driver().switchTo().activeElement();
        assertThat(search.getAttribute("id")).isEqualTo("search");
        search.sendKeys("second");
        browser.until("one is found", () -> browser.all("#phones .row").size() == 1);
        search.sendKeys(Keys.ESCAPE);
        browser.until("both are back", () -> browser.all("#phones .row").size() == 2);

        browser.script("document.querySelector('#phones .row').focus()");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.find("#thread-title", "0491 000 001");
        browser.find("#panel-message").click();
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        browser.find("#panel-requests[aria-selected=true]");
    }

    @Test
    void fitsAPhone() {
        app.sms(
                "0491000001",
                "A long text that has to be broken somewhere, or else it would not fit on the screen of a phone");
        browser.size(390, 844);
        browser.click("#phones .row", "0491 000 001");
        browser.find(".bubble", "A long text");
        assertThat(browser.find("#list").isDisplayed()).isFalse();
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.picture("phone");
        browser.click(".switch button", "Tools");
        browser.click("#panel-faults", "Faults");
        browser.find("#arm");
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void showsWebhooksAndSendsThemAgain() {
        browser.click("#panel-webhooks", "Webhooks");
        browser.find("#panel-body input[name=url]").sendKeys(sandbox.url() + "/5c/api/v5/nothing", Keys.ENTER);
        browser.find("#panel-body .items", "message");
        sandbox.account().receive("0491000001", "Tell it");
        sandbox.account().optOut("0491000009");
        browser.until("it was told", () -> sandbox.webhooks().attempts().size() == 1);
        app.sms("0491000002", "Something that makes the page look again");
        browser.click("#panel-body input[type=checkbox]", "");
        browser.click("#panel-body .button", "Send twice");

        browser.until(
                "it is told twice more", () -> sandbox.webhooks().attempts().size() == 3);
    }

    @Test
    void setsWhatAnAccountHas() {
        browser.find("#credits-chip").click();
        WebElement credits = browser.find("#panel-body input[type=number]");
        credits.clear();
        credits.sendKeys("12", Keys.ENTER);
        browser.find("#credits-chip", "12");
        assertThat(sandbox.account().credits()).isEqualByComparingTo("12");
        sandbox.account("other", "other");
        browser.until("accounts can be chosen", () -> browser.find("#account").isDisplayed());
        new Select(browser.find("#account")).selectByValue("other");
        browser.find("#credits-chip", "10,000");
    }

    @Test
    void leavesAPanelAloneInWhichNothingChanged() {
        browser.click("#panel-faults", "Faults");
        browser.click("#panel-body summary", "Magic numbers");
        browser.find("#panel-body table");
        for (String number : List.of("0491 000 001", "0491 000 002", "0491 000 003")) {
            app.sms(number.replace(" ", ""), "Something that makes the page look again");
            browser.find("#phones .row", number);
        }

        assertThat(browser.find("#panel-body table").isDisplayed()).isTrue();
    }

    @Test
    void saysWhenTheSandboxIsGone() {
        browser.find("#live", "live");
        String url = sandbox.url();
        sandbox.stop();
        browser.find("#live.off", "stopped");
        browser.open("about:blank");
        assertThat(browser.complaints())
                .as("the page looked for the sandbox")
                .isNotEmpty()
                .allMatch(it -> it.contains(url));
    }

    @Test
    void looksGood() {
        sandbox.account().deliverAfter(Duration.ofMillis(1));
        app.showcase();
        browser.open(sandbox.pageUrl());
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
}

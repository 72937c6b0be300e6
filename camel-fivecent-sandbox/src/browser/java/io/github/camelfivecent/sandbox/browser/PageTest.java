package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import io.github.camelfivecent.sandbox.webhook.WebhookShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

class PageTest extends OpenPage {

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
    void showsARequestWordByWordWithItsQuery() {
        // more than a number of JavaScript holds
        app.sms("0491000001", "Never", 9_007_199_254_740_993L);
        app.get("/sms?after=");
        browser.click("#panel-requests", "Requests");
        browser.click("#requests .open", "Invalid Schedule");
        browser.find("#panel-body pre", "\"schedule\": 9007199254740993");

        browser.click("#panel-requests", "Requests");
        browser.click("#requests .open", "sms.list");
        browser.find("#panel-body h3", "GET /5c/api/v5/sms?after=");
        browser.find("#panel-body pre", "{\n  \"error\": \"\",\n  \"messages\": [],\n  \"count\": 0\n}");
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
        assertThat(browser.script("return window.hacked === undefined")).isEqualTo(true);
    }

    @Test
    void saysThatRequestsHaveAWrongKeyAndShowsThem() {
        assertThat(browser.find("#keys-chip").isDisplayed()).isFalse();
        assertThat(app.smsWithKey("mine", "mine")).isEqualTo(401);
        browser.find("#keys-chip", "1 request with a wrong key");
        assertThat(app.smsWithKey("sandbox", "mistyped")).isEqualTo(401);
        browser.click("#keys-chip", "2 requests with a wrong key");

        browser.find("#requests", "Failed (Invalid Key ID)");
        browser.find("#requests", "Failed (Invalid Key Secret)");
        browser.find("#right-key", "keyId=sandbox");
        assertThat(app.smsWithKey("mine", "again")).isEqualTo(401);
        browser.until("the third one", () -> browser.all("#requests li").size() == 3);
        browser.click("#requests .open", "Invalid Key Secret");
        browser.find("#panel-body pre", "\"key-id\": \"sandbox\"");
        assertThat(browser.find("#panel-body").getText()).doesNotContain("mistyped");

        browser.click("#panel-requests", "Requests");
        browser.find("#panel-body .empty", "No requests yet");
        browser.click("#wrong-keys .button", "Show");
        browser.find("#requests", "Failed (Invalid Key ID)");
    }

    @Test
    void showsWebhooksAndSendsThemAgain() {
        browser.click("#panel-webhooks", "Webhooks");
        browser.find("#panel-body input[name=url]").sendKeys(sandbox.url() + "/5c/api/v5/nothing", Keys.ENTER);
        browser.find("#panel-body .items", "message");
        sandbox.account().receive("0491000001", "one");
        sandbox.account().receive("0491000001", "two");
        browser.find("#panel-body summary", "#2 message");
        browser.click("#panel-body li:last-child input[type=checkbox]", "");
        browser.click("#panel-body .button", "Send twice");
        browser.until("the first is told twice more", () -> told().equals(List.of("one", "two", "one", "one")));

        browser.find("#panel-body summary", "#4 message");
        for (String attempt : List.of("#1 message", "#4 message")) {
            browser.script(
                    "arguments[0].querySelector('input').checked || arguments[0].querySelector('input').click()",
                    browser.find("[data-key=attempts] li", attempt));
        }
        browser.script(
                "arguments[0].querySelector('input').click()", browser.find("[data-key=attempts] li", "#2 message"));
        browser.click("#panel-body .button", "In reverse order");
        browser.until("they are told the other way around", () -> told().equals(
                        List.of("one", "two", "one", "one", "one", "two", "one")));

        new Select(browser.find("#panel-body select[name=shape]")).selectByValue("QUERY");
        browser.until("it is set", () -> sandbox.webhooks().shape() == WebhookShape.QUERY);
        sandbox.webhooks().shape(WebhookShape.FORM);
        browser.until("the page follows", () -> "FORM"
                .equals(browser.find("#panel-body select[name=shape]").getDomProperty("value")));
    }

    private List<String> told() {
        return sandbox.webhooks().attempts().stream()
                .map(attempt -> attempt.event().parameters().get("MESSAGE"))
                .toList();
    }

    @Test
    void repliesToTheNumberThatWrote() {
        String first = sandbox.account().virtualNumbers().get(0).number();
        String second = sandbox.account().addVirtualNumber("0480009999").number();
        app.smsFrom(second, "0491000001", "From the second number");
        browser.click("#phones .row", "0491 000 001");
        browser.find(".reply textarea").sendKeys("To the second", Keys.ENTER);
        browser.find(".meta.in", "to +" + second);
        browser.click("#stop", "Reply STOP");
        browser.until("STOP is there", () -> sandbox.account().inbox().size() == 2);
        assertThat(sandbox.account().inbox()).allMatch(message -> message.to().equals(second));

        new Select(browser.find("#reply [name=to]")).selectByValue(first);
        app.smsFrom(second, "0491000001", "Something that makes the page look again");
        browser.find(".bubble", "look again");
        browser.find(".reply textarea").sendKeys("To the first", Keys.ENTER);
        browser.find(".meta.in", "to +" + first);
    }

    @Test
    void movesTheStatusOfAnEmail() {
        app.email("grace@example.com", "Hello", "Hello", "<p>Hello</p>");
        browser.click("#tab-mailboxes", "1");
        browser.click("#mailboxes .row", "grace@example.com");
        browser.click(".mail .button", "Details");
        browser.find("#email-status input").sendKeys("bounced", Keys.ENTER);

        browser.find(".mail .state", "bounced");
        assertThat(sandbox.account().emails().get(0).status()).isEqualTo("bounced");
    }

    @Test
    void keepsTheAccountWhenAPollFailsAndSaysWhenItIsGone() {
        sandbox.account("other", "other").credits(77);
        browser.until("accounts can be chosen", () -> browser.find("#account").isDisplayed());
        new Select(browser.find("#account")).selectByValue("other");
        browser.find("#credits-chip", "77");
        browser.script("window.really = window.fetch; window.fetch = () => Promise.reject(new TypeError('Failed'))");
        browser.find("#live.off", "stopped");
        browser.script("window.fetch = window.really");
        browser.find("#live:not(.off)", "live");
        sandbox.account("other", "other").credits(78);
        browser.find("#credits-chip", "78");

        app.removeAccount("other");
        browser.find(".toast.bad", "The account other is gone");
        browser.find("#credits-chip", "10,000");
        browser.complaints();
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
}

package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.testing.MessageQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page without a mouse, while messages come and go. */
class KeyboardTest extends OpenPage {

    @Test
    void searchesAndOpensAPhone() {
        app.sms("0491000001", "First");
        app.sms("0491000002", "Second");
        browser.find("#tab-phones", "2");
        press("/");
        assertThat(focused().getAttribute("id")).isEqualTo("search");
        press("second");
        browser.until("one is found", () -> browser.all("#phones .row").size() == 1);
        press(Keys.ESCAPE);
        browser.until("both are back", () -> browser.all("#phones .row").size() == 2);

        focus("#phones .row", "0491 000 002");
        press(Keys.ARROW_DOWN);
        press(Keys.ENTER);
        browser.find("#thread-title", "0491 000 001");
        panel("requests");
    }

    @Test
    void keepsTheFocusOnAPhoneWhoseMessageMakesItTheFirst() {
        app.sms("0491000001", "First");
        app.sms("0491000002", "Second");
        focus("#phones .row", "0491 000 001");

        app.sms("0491000001", "Third");
        browser.find("#phones .row:first-child", "Third");
        traffic("/overview");

        assertThat(focused().getText()).contains("0491 000 001");
    }

    @Test
    void keepsWhatIsTypedInTheReplyAndWhereTheCaretIs() {
        app.sms("0491000001", "First");
        focus("#phones .row", "0491 000 001");
        press(Keys.ENTER);
        browser.find(".bubble", "First");
        browser.script("document.querySelector('.reply textarea').focus()");
        press("Yes please", Keys.HOME, Keys.ARROW_RIGHT);

        app.sms("0491000001", "Another");
        browser.find(".bubble", "Another");
        traffic("/phones/61491000001");

        press("!");
        assertThat(focused().getDomProperty("value")).isEqualTo("Y!es please");
        press(Keys.ENTER);
        browser.find(".bubble.in", "Y!es please");
        browser.until("the box is empty", () -> "".equals(focused().getDomProperty("value")));
        assertThat(focused().getTagName()).isEqualTo("textarea");
    }

    @Test
    void armsAndClearsFaults() {
        panel("faults");
        WebElement to = browser.find("#fault-form [name=to]");
        browser.script("arguments[0].focus()", to);
        press("0491 000 009");
        focus("#panel-body summary", "Magic");
        press(Keys.ENTER);
        browser.until(
                "the table is open", () -> browser.find("#panel-body table").isDisplayed());
        focus("#arm", "Arm");

        traffic("/faults");

        assertThat(focused().getAttribute("id")).isEqualTo("arm");
        assertThat(browser.find("#panel-body table").isDisplayed()).isTrue();
        assertThat(to.getDomProperty("value")).isEqualTo("0491 000 009");
        press(Keys.ENTER);
        browser.find("#armed", "to 0491 000 009");
        press(Keys.ENTER);
        browser.until("two are armed", () -> browser.all("#armed li").size() == 2);
        assertThat(focused().getAttribute("id")).isEqualTo("arm");
        assertThat(browser.find("#panel-body table").isDisplayed()).isTrue();

        focus("#armed button", "Clear");
        press(Keys.ENTER);
        browser.until("one is left", () -> browser.all("#armed li").size() == 1);
        assertThat(focused().getText()).isEqualTo("Clear");
        press(Keys.ENTER);
        browser.find("#panel-body .note", "Everything goes well");
        assertThat(browser.script("return document.getElementById('panel-body').contains(document.activeElement)"))
                .as("the focus is near what was cleared")
                .isEqualTo(true);
        assertThat(sandbox.faults().armed()).isEmpty();
    }

    @Test
    void changesWhatAFaultIsWhileItsFormHasTheFocus() {
        panel("faults");
        browser.script("document.querySelector('#fault-form [name=what]').focus()");
        press("Quota");
        WebElement requests = browser.find("#fault-form [name=quota]");
        assertThat(focused().getAttribute("name")).isEqualTo("what");
        browser.script("arguments[0].focus()", requests);
        replace("7");

        traffic("/faults");
        press(Keys.ENTER);

        browser.find("#armed", "7");
        assertThat(focused().getAttribute("name")).isEqualTo("quota");
    }

    @Test
    void movesTheClock() {
        sandbox.time().stop();
        Instant before = sandbox.time().instant();
        panel("clock");
        focus("#panel-body .button", "+ 1 hour");
        press(Keys.ENTER);
        browser.until("it moved", () -> sandbox.time().instant().equals(before.plus(Duration.ofHours(1))));
        assertThat(focused().getText()).isEqualTo("+ 1 hour");
        browser.script("document.querySelector('#move-clock input').focus()");
        press("90s");
        focus("#move-clock button", "Move");
        // what the clock shows is drawn again for each message
        for (int message = 0; message < 3; message++) {
            app.sms("049100000" + message, "Hello");
            browser.find("#phones .row", "0491 000 00" + message);
        }

        assertThat(focused().getText()).isEqualTo("Move");
        assertThat(browser.find("#move-clock input").getDomProperty("value")).isEqualTo("90s");
        press(Keys.ENTER);
        browser.until("it moved on", () -> sandbox.time()
                .instant()
                .equals(before.plus(Duration.ofHours(1).plusSeconds(90))));
        focus("#panel-body .button", "Let it go on");
        press(Keys.ENTER);
        browser.until(
                "the button in its place has the focus",
                () -> focused().getText().equals("Stop it here"));
        assertThat(sandbox.time().running()).isTrue();
    }

    @Test
    void setsWebhooksAndLooksAtAttempts() {
        panel("webhooks");
        browser.script("document.querySelector('#add-webhook [name=url]').focus()");
        press(sandbox.url() + "/5c/api/v5/nothing");
        focus("#add-webhook button", "Tell it");

        traffic("/webhooks");

        assertThat(focused().getText()).isEqualTo("Tell it");
        press(Keys.ENTER);
        browser.find("#panel-body .items", "/5c/api/v5/nothing");
        assertThat(browser.find("#add-webhook [name=url]").getDomProperty("value"))
                .isEmpty();
        sandbox.account().receive("0491000001", "One");
        browser.script("arguments[0].focus()", browser.find("#panel-body input[type=checkbox]"));
        press(Keys.SPACE);
        focus("#panel-body summary", "#1 message");
        press(Keys.ENTER);
        sandbox.account().receive("0491000001", "Two");
        browser.find("#panel-body summary", "#2 message");
        traffic("/webhooks");

        assertThat(focused().getText()).contains("#1 message");
        assertThat(browser.find("#panel-body details[open] pre").getText()).contains("MESSAGE=One");
        assertThat(browser.all("#panel-body input[type=checkbox]:checked")).hasSize(1);
    }

    @Test
    void changesTheAccountWhileItsCreditsAreSpent() {
        panel("account");
        browser.script("document.querySelector('#set-account [name=credits]').focus()");
        replace("500");
        browser.script("document.querySelector('#set-account [name=deliverAfter]').focus()");
        press("2d");
        focus("#set-account button", "Set");

        traffic("/conversations");

        assertThat(focused().getText()).isEqualTo("Set");
        assertThat(browser.find("#set-account [name=credits]").getDomProperty("value"))
                .isEqualTo("500");
        press(Keys.ENTER);
        browser.find("#credits-chip", "500");
        assertThat(sandbox.account().settings().deliverAfter()).isEqualTo(Duration.ofDays(2));
        app.sms("0491000001", "Costs one");
        browser.until("the field follows again", () -> "499"
                .equals(browser.find("#set-account [name=credits]").getDomProperty("value")));
    }

    @Test
    void cancelsOneScheduledMessageAfterTheOther() {
        long later = sandbox.time().instant().getEpochSecond() + 3600;
        for (int message = 0; message < 3; message++) {
            app.sms("049100000" + message, "Later " + message, later + message);
        }
        panel("scheduled");
        browser.find("#panel-body .items", "Later 2");
        focus("#panel-body .items li:first-child .button", "Cancel");
        app.sms("0491000009", "Even earlier", later - 60);
        browser.find("#panel-body .items li:first-child", "Even earlier");
        traffic("/scheduled");

        press(Keys.ENTER);
        browser.until(
                "one is cancelled",
                () -> sandbox.messages().count(MessageQuery.sms().status(SmsStatus.CANCELLED)) == 1);
        assertThat(sandbox.messages()
                        .find(MessageQuery.sms().status(SmsStatus.CANCELLED))
                        .get(0)
                        .text())
                .isEqualTo("Later 0");
        browser.until(
                "its row is gone", () -> browser.all("#panel-body .items li").size() == 3);
        assertThat(focused().findElement(org.openqa.selenium.By.xpath("..")).getText())
                .contains("Later 1");
    }

    @Test
    void optsOutANumber() {
        panel("optouts");
        browser.script("document.querySelector('#opt-out input').focus()");
        press("0491 000 001");
        focus("#opt-out button", "Opt out");

        traffic("/opt-outs");

        assertThat(focused().getText()).isEqualTo("Opt out");
        press(Keys.ENTER);
        browser.find("#panel-body .items", "+61491000001");
        assertThat(app.optOuts()).isEqualTo(List.of("0491000001"));
    }

    @Test
    void reachesThePagesOfAListAndKeepsTheFocusAtItsEnd() {
        for (int phone = 0; phone < 450; phone++) {
            sandbox.account().receive("0493%06d".formatted(phone), "Hello");
        }
        browser.find("#phones-pages", "1–200 of 450");
        browser.script("document.querySelector('#phones-pages [aria-label=\"Next page\"]').focus()");
        press(Keys.ENTER);
        browser.find("#phones-pages", "201–400 of 450");
        press(Keys.ENTER);
        browser.find("#phones-pages", "401–450 of 450");
        press(Keys.ENTER);

        assertThat(focused().getAttribute("aria-label")).isEqualTo("Next page");
        assertThat(focused().getAttribute("aria-disabled")).isEqualTo("true");
    }
}

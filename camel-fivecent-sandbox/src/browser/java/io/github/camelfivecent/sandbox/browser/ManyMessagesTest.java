package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** All that there is can be reached, and the page asks for and holds little of it at a time. */
class ManyMessagesTest extends OpenPage {
    /** Of a poll that finds nothing new. */
    private static final long NOTHING_NEW = 400;
    /** Of a poll that finds something. */
    private static final long SOMETHING_NEW = 100_000;
    /** Elements of the page, whatever there is. */
    private static final long ELEMENTS = 3_500;

    @Test
    void showsTenThousandPhones() {
        for (int phone = 0; phone < 10_000; phone++) {
            sandbox.account().receive("0493%06d".formatted(phone), "Hello " + phone);
        }
        browser.find("#tab-phones", "10,000");
        browser.find("#phones-pages", "1–200 of 10,000");
        browser.picture("many-phones");

        Set<String> seen = new HashSet<>(shown("#phones .row"));
        while (seen.size() < 10_000) {
            String before = browser.find("#phones-pages").getText();
            browser.script("document.querySelector('#phones-pages [aria-label=\"Next page\"]').click()");
            browser.until(
                    "the next page",
                    () -> !browser.find("#phones-pages").getText().equals(before));
            assertThat(seen.addAll(shown("#phones .row"))).isTrue();
            assertThat(elements()).isLessThan(ELEMENTS);
        }
        browser.click("#phones .row", "0493 000 000");
        browser.find(".bubble.in", "Hello 0");

        forgetWhatWasAsked();
        traffic("/overview");
        assertThat(asked("/overview")).allMatch(bytes -> bytes < SOMETHING_NEW);
        browser.find("#search").sendKeys("0493 004 321");
        browser.find("#phones .row", "0493 004 321");
        browser.until("one is found", () -> browser.all("#phones .row").size() == 1);
        traffic("/overview");
        assertThat(browser.find("#search").getDomProperty("value")).isEqualTo("0493 004 321");
        browser.click("#phones .row", "0493 004 321");
        browser.find(".bubble.in", "Hello 4321");
        nothingNewIsCheap();
    }

    @Test
    void showsAThreadOfTenThousandMessages() {
        for (int message = 0; message < 10_000; message++) {
            sandbox.account().receive("0491000001", "Message " + message);
        }
        browser.click("#phones .row", "0491 000 001");
        browser.find("#thread-about", "10,000 messages");
        browser.find(".bubble", "Message 9999");

        Set<String> seen = new HashSet<>(shown(".bubble"));
        while (!browser.all("#messages [data-key=older]").isEmpty()) {
            String before = shown(".bubble").get(0);
            browser.script("document.querySelector('#messages [data-key=older]').click()");
            browser.until("older ones", () -> !shown(".bubble").get(0).equals(before));
            seen.addAll(shown(".bubble"));
            assertThat(elements()).isLessThan(ELEMENTS);
        }
        assertThat(seen).hasSize(10_000);
        browser.find(".bubble", "Message 0");
        browser.click("#messages .button", "Newer messages");
        browser.find(".bubble", "Message 299");
        browser.click("#messages .button", "Newest");
        browser.find(".bubble", "Message 9999");
        browser.click("#messages .button", "Oldest");
        browser.find(".bubble:nth-of-type(1)", "Message 0");
        browser.picture("many-messages");

        forgetWhatWasAsked();
        traffic("/phones/61491000001");
        assertThat(asked("/phones/61491000001")).allMatch(bytes -> bytes < SOMETHING_NEW);
        nothingNewIsCheap();

        browser.find(".reply textarea").sendKeys("And one more", Keys.ENTER);
        browser.find(".bubble.in", "And one more");
    }

    @Test
    void staysWhereSomeoneReadsWhileMessagesCome() {
        for (int message = 0; message < 500; message++) {
            sandbox.account().receive("0491000001", "Message " + message);
        }
        browser.click("#phones .row", "0491 000 001");
        WebElement bubble = browser.find(".bubble", "Message 400");
        browser.script("arguments[0].scrollIntoView()", bubble);
        long top = top(bubble);

        for (int message = 500; message < 503; message++) {
            sandbox.account().receive("0491000001", "Message " + message);
            browser.find(".bubble", "Message " + message);
        }

        assertThat(top(bubble)).isCloseTo(top, org.assertj.core.data.Offset.offset(2L));
        browser.script("document.getElementById('messages').scrollTop = 0");
        WebElement first = browser.find(".bubble");
        long before = top(first);
        browser.script("document.querySelector('#messages [data-key=older]').click()");
        browser.find(".bubble", "Message 203");
        assertThat(top(first)).isCloseTo(before, org.assertj.core.data.Offset.offset(2L));
    }

    @Test
    void showsEveryMailboxAndEveryEmailWithoutAskingForTheirHtml() {
        String large = "<p>" + "x".repeat(100_000) + "</p>";
        for (int email = 0; email < 45; email++) {
            app.email("grace@example.com", "Subject " + email, "Text " + email, large);
        }
        for (int mailbox = 0; mailbox < 250; mailbox++) {
            app.email("person" + mailbox + "@example.com", "Hello", "Hello", "<p>Hello</p>");
        }
        browser.click("#tab-mailboxes", "251");
        browser.click("#mailboxes-pages .button", "»");
        browser.click("#mailboxes .row", "grace@example.com");
        browser.find("#emails-pages", "1–20 of 45");
        Set<String> subjects = new HashSet<>(texts(".mail h3"));
        for (String page : List.of("21–40 of 45", "41–45 of 45")) {
            click("#emails-pages", "Next page");
            browser.find("#emails-pages", page);
            browser.until("that page", () -> subjects.addAll(texts(".mail h3")));
        }
        assertThat(subjects).hasSize(45);
        String text = browser.find(".mail h3").getText().replace("Subject", "Text");
        browser.click(".mail .button", "Text");
        browser.find(".mail pre", text);
        assertThat(asked("/mailboxes/grace%40example.com")).isNotEmpty().allMatch(bytes -> bytes < 20_000);
        // a message elsewhere does not load a frame again
        browser.script(
                """
                const frame = document.querySelector('.mail iframe');
                frame.loads = 0;
                frame.addEventListener('load', () => frame.loads++);
                """);
        traffic("/mailboxes/grace%40example.com");
        assertThat(browser.script("return document.querySelector('.mail iframe').loads"))
                .isEqualTo(0L);
        browser.find(".mail pre", text);
    }

    @Test
    void showsEveryScheduledMessageConversationAndOptOut() {
        long later = sandbox.time().instant().getEpochSecond() + 3600;
        for (int message = 0; message < 250; message++) {
            app.sms("0493%06d".formatted(message), "Later " + message, later + message);
            sandbox.account().optOut("0494%06d".formatted(message));
        }
        browser.find("#panel-scheduled", "250");
        browser.click("#panel-scheduled", "Scheduled");
        browser.find("#panel-body .items li:first-child", "Later 0");
        click("#panel-body", "Last page");
        browser.find("#panel-body .items li:last-child", "Later 249");
        browser.click("#panel-body .items li:last-child .button", "Cancel");
        browser.find("#panel-scheduled", "249");

        browser.click("#panel-optouts", "Opt-outs");
        assertThat(throughPages("#panel-body [data-key=list] li")).hasSize(250);

        browser.click("#panel-account", "Account");
        browser.find("#panel-body .facts", "250");
        assertThat(throughPages("#panel-body [data-key=conversations] li")).hasSize(250);
    }

    @Test
    void showsEveryRequestAndWebhookAttempt() {
        sandbox.webhooks().message(sandbox.url() + "/nothing");
        for (int message = 0; message < 120; message++) {
            app.sms("0493%06d".formatted(message), "Hello");
            sandbox.account().receive("0493000000", "Hello " + message);
        }
        browser.click("#panel-requests", "Requests");
        browser.find("#requests", "0493000119");
        browser.click("#panel-body .pager .button", "Older");
        browser.find("#requests", "0493000069");
        browser.click("#panel-body .pager .button", "Older");
        browser.find("#requests", "0493000000");
        browser.click("#panel-body .pager .button", "Newer");
        browser.find("#requests", "0493000069");
        browser.click("#panel-body .pager .button", "Newest");
        browser.find("#requests", "0493000119");
        assertThat(app.get("/inbox").path("messages")).isNotEmpty();
        browser.find("#requests", "inbox.list");

        browser.until("all was told", () -> sandbox.webhooks().attempts().size() == 120);
        browser.click("#panel-webhooks", "Webhooks");
        click("#panel-body", "Last page");
        browser.find("#panel-body summary", "#1 message");
    }

    /** The items of a list of 250 in a panel. */
    private Set<String> throughPages(String css) {
        Set<String> all = new HashSet<>();
        for (int first = 1; first < 250; first += 50) {
            browser.find("#panel-body .pager", first + "–" + (first + 49) + " of 250");
            assertThat(all.addAll(shown(css))).isTrue();
            click("#panel-body", "Next page");
        }
        return all;
    }

    /** With nothing happening, polls are all that is asked for, and little comes back. */
    private void nothingNewIsCheap() {
        browser.until("the page has seen the last change", () -> {
            forgetWhatWasAsked();
            return browser.until("polls", () -> asked("/overview").size() >= 2 ? asked("/overview") : null).stream()
                    .allMatch(bytes -> bytes < NOTHING_NEW);
        });
        forgetWhatWasAsked();
        List<Long> polls = browser.until("polls", () -> asked("/overview").size() >= 3 ? asked("/overview") : null);
        assertThat(polls).allMatch(bytes -> bytes < NOTHING_NEW);
        assertThat(asked("")).as("all that was asked").hasSameSizeAs(asked("/overview"));
    }

    private void click(String css, String label) {
        browser.until("a click on " + label, () -> {
            browser.find(css + " [aria-label='" + label + "']").click();
            return true;
        });
    }

    private static List<String> texts(String css) {
        return browser.all(css).stream().map(WebElement::getText).toList();
    }

    private static long top(WebElement element) {
        return ((Number) browser.script("return arguments[0].getBoundingClientRect().top", element)).longValue();
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(String css) {
        return new ArrayList<>((List<String>)
                browser.script("return [...document.querySelectorAll(arguments[0])].map(it => it.dataset.key)", css));
    }
}

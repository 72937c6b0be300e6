package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What is armed on the page happens to an application. */
class FaultPanelTest extends OpenPage {

    @BeforeEach
    void openPanel() {
        browser.click("#panel-faults", "Faults");
        browser.find("#arm");
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATE, /api/v5/inbox?after=",
        "LOOP, /api/v5/inbox?after=",
        "BACKWARDS, /api/v5/inbox?after=",
        "FOREIGN_HOST, https://elsewhere.example/",
        "FOREIGN_PATH, /api/v5/elsewhere?after="
    })
    void armsAWrongPage(String fault, String leadsTo) {
        sandbox.account().seedInbox(200);
        JsonNode first = app.get("/inbox");
        String next = first.path("next_page").asText().replaceFirst(".*/v5", "");
        JsonNode right = app.get(next);
        arm(Map.of("what", "page", "operation", "inbox.list", "page", fault, "times", "2"));
        browser.find("#armed", fault);
        if (fault.equals("DUPLICATE")) {
            assertThat(app.get("/inbox")).as("what is served once more").isEqualTo(first);
        }

        JsonNode wrong = app.get(next);

        assertThat(wrong.path("next_page").asText()).startsWith(leadsTo);
        assertThat(wrong).isNotEqualTo(right);
        browser.find("#armed", "the next one");
        app.get(next);
        browser.find("#panel-body .note", "Everything goes well");
        assertThat(app.get(next)).isEqualTo(right);
    }

    @Test
    void offersOnlyListsForAWrongPage() {
        choose("what", "page");
        browser.until("only lists", () -> new Select(browser.find("#fault-form [name=operation]"))
                .getOptions().stream().allMatch(option -> option.getText().endsWith(".list")));
        assertThat(browser.find("#fault-form [name=operation]").getDomProperty("value"))
                .isEqualTo("sms.list");
    }

    @Test
    void armsLateAnswers() {
        arm(Map.of("what", "latency", "operation", "sms.send", "latency", "700ms", "times", "1"));
        browser.find("#armed", "latency PT0.7S");

        long before = System.nanoTime();
        assertThat(app.sms("0491000001", "Late")).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
        browser.find("#panel-body .note", "Everything goes well");
    }

    @Test
    void armsAQuota() {
        arm(Map.of("what", "quota", "operation", "sms.send", "quota", "2", "window", "1h"));
        browser.find("#armed", "2");

        assertThat(app.sms("0491000001", "One")).isEqualTo(200);
        assertThat(app.sms("0491000001", "Two")).isEqualTo(200);
        assertThat(app.sms("0491000001", "Three")).isEqualTo(429);
        sandbox.time().advance(Duration.ofHours(1));
        assertThat(app.sms("0491000001", "Four")).isEqualTo(200);
    }

    @Test
    void putsTheSandboxInMaintenanceUntilThatIsCleared() {
        browser.click("#panel-body .button", "Answer everything with 503");
        browser.find("#armed-chip", "1 fault armed");
        assertThat(app.sms("0491000001", "Not now")).isEqualTo(503);
        assertThat(app.sms("0491000001", "Still not")).isEqualTo(503);

        browser.click("#armed .button", "Clear");
        browser.until("nothing is armed", () -> sandbox.faults().armed().isEmpty());
        assertThat(app.sms("0491000001", "Now")).isEqualTo(200);
    }

    @Test
    void clearsOneOrAll() {
        arm(Map.of("what", "fail", "operation", "sms.send", "fault", "ERROR", "status", "418", "times", "always"));
        browser.find("#armed", "418");
        arm(Map.of("fault", "HTML", "status", "502", "times", "3", "when", "after"));
        browser.find("#armed", "HTML 502 after it is stored");
        arm(Map.of("fault", "THROTTLED", "duration", "9s", "times", "1", "operation", "email.*"));
        browser.until("three are armed", () -> browser.all("#armed li").size() == 3);

        browser.click("#armed li:first-child .button", "Clear");
        browser.until("two are left", () -> browser.all("#armed li").size() == 2);
        assertThat(app.sms("0491000001", "Stored all the same")).isEqualTo(502);
        assertThat(sandbox.account().sentSms()).hasSize(1);
        browser.click("#clear-faults", "Clear all");

        browser.find("#panel-body .note", "Everything goes well");
        assertThat(sandbox.faults().armed()).isEmpty();
        assertThat(app.sms("0491000001", "Hello")).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongWithAField() {
        arm(Map.of("what", "latency", "latency", "soon"));

        browser.find(".toast.bad", "latency takes a duration such as 500ms");
        assertThat(browser.find("#fault-form [name=latency]").getDomProperty("value"))
                .isEqualTo("soon");
        // which a browser also says in its log
        browser.complaints();
    }

    /** Fills the form, what decides of other fields first. */
    private void arm(Map<String, String> fields) {
        for (String name : new String[] {"what", "fault"}) {
            if (fields.containsKey(name)) {
                choose(name, fields.get(name));
            }
        }
        fields.forEach((name, value) -> {
            if (!name.equals("what") && !name.equals("fault")) {
                choose(name, value);
            }
        });
        browser.click("#arm", "Arm");
    }

    private void choose(String name, String value) {
        browser.until(name + " is " + value, () -> {
            WebElement field = browser.find("#fault-form [name=" + name + "]");
            if (field.getTagName().equals("select")) {
                new Select(field).selectByValue(value);
            } else {
                field.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
            }
            return value.equals(field.getDomProperty("value"));
        });
    }
}

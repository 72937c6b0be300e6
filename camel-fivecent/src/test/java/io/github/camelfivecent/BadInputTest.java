package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.model.Attachment;
import io.github.camelfivecent.model.CreateLogin;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.SendEmail;
import io.github.camelfivecent.model.SendSms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is refused before a request is made, with its name and the rule, and without the text of a message. */
class BadInputTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture();

    private static final String ID = "0123456789abcdef01234567";
    private static final String SECRET = "The secret text";

    static Stream<Arguments> sms() {
        Instant now = Instant.now();
        return Stream.of(
                sms("sender", null, "sender (option sender, header CamelFivecentSender) is missing"),
                sms("sender", "TwelveLetter", "takes up to 11 letters (a-z) and digits", "given 12 characters"),
                sms("sender", "61412345678901", "takes up to 13 digits when it is a number, given 14"),
                sms("sender", "My Shop", "takes up to 11 letters"),
                sms("sender", " ", "takes up to 11 letters"),
                sms("to", null, "to (option to, header CamelFivecentTo) is missing"),
                sms("to", "", "takes at least one number, given none"),
                sms("to", " , ", "takes at least one number, given none"),
                sms("to", List.of(), "takes at least one number, given none"),
                sms("to", "0512333555", "the number ***555 begins with 0"),
                sms("to", "0412333555;0412333556", "the number ***556 is not made of digits"),
                sms("to", List.of("0412333555", "call me"), "[2] of 2: the number *** is not made of digits"),
                sms("to", "412333555", "lost its leading 0"),
                sms("to", "61 412 333 55", "has 10 digits, where a number of country code 61 has 11"),
                sms("to", "+1234567", "has 7 digits"),
                sms("message", null, "message (the body) is missing"),
                sms("message", "", "message (the body) takes text that is not blank, given 0 characters"),
                sms("message", " \n\t ", "takes text that is not blank, given 4 characters"),
                sms("message", SECRET + "\uD83C", "holds half of a surrogate pair at index 15 of 16"),
                sms("test", "perhaps", "test (option test, header CamelFivecentTest) takes true or false"),
                sms(
                        "unicode",
                        "yes",
                        "unicode (option unicode, header CamelFivecentUnicode) takes auto, true or false"),
                sms("schedule", now.minusSeconds(60), "(option schedule, header CamelFivecentSchedule)", "in the past"),
                sms("schedule", -1, "is in the past"),
                sms("schedule", now.plus(Duration.ofDays(357)).toString(), "is more than 356 days ahead"),
                sms("schedule", now.toEpochMilli(), "looks like milliseconds"),
                sms("schedule", "tomorrow", "the time tomorrow is no date and time with an offset or zone"),
                sms("schedule", List.of(), "is a java.util"));
    }

    static Stream<Arguments> email() {
        List<String> many = Collections.nCopies(26, "a@example.com");
        Attachment file = new Attachment("https://example.com/a.pdf", null);
        return Stream.of(
                email("SenderEmail", null, "SenderEmail (option senderEmail, header CamelFivecentSenderEmail) is"),
                email("SenderEmail", "jane", "takes an email address, given 4 characters"),
                email("Subject", null, "Subject (option subject, header CamelFivecentSubject) is missing"),
                email("Subject", "a\r\nBcc: x@example.com", "takes one line, given several"),
                email("Text", null, "Text (the body, or header CamelFivecentText beside HTML) is missing"),
                email("Text", "", "Text (header CamelFivecentText) takes text that is not blank"),
                email("Html", " ", "Html (header CamelFivecentHtml) takes text that is not blank"),
                email("Recipient", null, "Recipient, CC and BCC (options recipient, cc, bcc)", "1 to 50", "given 0"),
                email("Recipient", Collections.nCopies(51, "a@example.com"), "addresses, given 51"),
                email("Recipient", "jane", "Recipient (option recipient, header CamelFivecentRecipient) takes email"),
                email("CC", List.of("joe@example.com", "@x", "Joe <joe@example.com>"), "of 3 given, number [2, 3]"),
                email("BCC", "a b@example.com", "BCC (option bcc, header CamelFivecentBcc) takes email addresses"),
                email("ReplyTo", "help@localhost", "takes an email address"),
                email("SenderName", "a\nb", "takes one line"),
                email("Attachments", Collections.nCopies(6, file), "takes up to 5 attachments, given 6"),
                email("Attachments", List.of(file, Map.of("filename", "b.pdf")), "each have a public http or https"),
                email("Attachments", "file:///etc/passwd", "(header CamelFivecentAttachments) takes attachments"),
                arguments(
                        "email",
                        new SendEmail("n@example.com", null, "Hi", SECRET, null, many, many, null, null, null),
                        "Recipient",
                        new String[] {"given 52"}));
    }

    static Stream<Arguments> others() {
        Map<String, Object> login = Map.of("name", "Jane", "email", "jane@example.com");
        return Stream.of(
                one("sms?operation=get", Map.of(), "id", "(option id, header CamelFivecentId) is missing"),
                one("sms?operation=get", Map.of("id", "12"), "id", "takes an id of 24 hex digits, given 2 characters"),
                one("sms?operation=get", ID + "/../inbox", "id", "takes an id of 24 hex digits, given 33 characters"),
                one("sms?operation=list", Map.of("after", "x"), "after", "(option after, header CamelFivecentAfter)"),
                one("inbox?operation=delete&id=x", null, "id", "takes an id of 24 hex digits"),
                one("optouts?operation=delete", "a1", "number", "takes a phone number, given 2 characters"),
                one("conversations?perPage=201", null, "per_page", "takes a number from 1 to 200, given 201"),
                one("conversations?perPage=0", null, "per_page", "takes a number from 1 to 200"),
                one("conversations?before=x", null, "before", "takes the next page of a list of conversations"),
                one("conversations?operation=resolve", "nobody", "number", "is not made of digits"),
                one(
                        "conversations?operation=poll",
                        ID,
                        "since_mo",
                        "since_mo (header CamelFivecentSinceMo) is missing"),
                one(
                        "conversations?operation=poll",
                        poll("noon"),
                        "since_mo",
                        "takes seconds since the epoch or an Ins"),
                one("email?operation=list&limit=101", null, "limit", "takes a number from 1 to 100"),
                one("domains?operation=create", "not a domain", "domain", "takes a domain such as example.com"),
                one("domains?operation=create&subdomain=a_b", "example.com", "subdomain", "takes letters, digits and"),
                one("logins?operation=create", Map.of("name", "Jane"), "email", "is missing"),
                one("logins?operation=create&role=owner", login, "role", "takes admin, manager, sender or reporting"),
                one("logins?operation=create&mobile=0298765432", login, "mobile", "begins with 0"),
                one(
                        "logins?operation=create",
                        new CreateLogin("J", "j", null, null),
                        "email",
                        "takes an email address"),
                one("logins?operation=create&mobile=61298765432", login, "mobile", "an Australian mobile number"),
                one(
                        "logins?operation=changeRole&id=" + ID,
                        null,
                        "role",
                        "role (option role, header CamelFivecentRole)"),
                one("logins?operation=delete&id=1", null, "login_id", "login_id (option id, header CamelFivecentId)"),
                one(
                        "senderids?operation=create",
                        "no-hyphens",
                        "senderid",
                        "header CamelFivecentSenderId) takes up to"),
                one("virtualnumbers?operation=purchase", "NZ", "country", "takes AU, the only country"),
                one("virtualnumbers?operation=purchase&country=AU&type=gold", null, "type", "standard or unified"));
    }

    @ParameterizedTest
    @MethodSource({"sms", "email", "others"})
    void isRefusedBeforeARequestIsMade(String uri, Object body, String field, String... rule) {
        FivecentRequestException failure = (FivecentRequestException) FIVECENT.failure(uri, body);

        assertThat(failure).hasMessageContainingAll(rule);
        assertThat(failure.getMessage()).startsWith(failure.getOperation()).doesNotContain(SECRET);
        assertThat(failure.getField()).isEqualTo(field);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.isRetrySafe()).isFalse();
        assertThat(failure.getHttpStatus()).isZero();
        assertThat(FIVECENT.requests()).isZero();
    }

    static Stream<Arguments> dearTexts() {
        return Stream.of(
                arguments(
                        "sms?maxSegments=1", "a".repeat(161), "maxSegments takes a text of up to 1 segments, given 2"),
                arguments("sms?maxSegments=2", "ж".repeat(135), "given 3 (135 UTF-16 units)"),
                arguments("sms?unicode=false", SECRET + "🎉", "unicode=false takes only a text of the GSM 7-bit"));
    }

    @ParameterizedTest
    @MethodSource("dearTexts")
    void isATextThatIsLongerOrDearerThanAllowed(String uri, String text, String rule) {
        SendSms sms = new SendSms("Shop", List.of("0412333555"), text, null, null, null);

        assertThat(FIVECENT.failure(uri, sms))
                .isInstanceOf(FivecentRequestException.class)
                .hasMessageContaining(rule)
                .message()
                .doesNotContain(SECRET);
        assertThat(FIVECENT.requests()).isZero();
    }

    @Test
    void isAnOperationThatTheResourceDoesNotHave() {
        assertThat(FIVECENT.failure("inbox", null, Map.of("CamelFivecentOperation", "send")))
                .isInstanceOf(FivecentRequestException.class)
                .hasMessage("header CamelFivecentOperation: operation send is none of those of inbox: list, delete");
        assertThat(FIVECENT.requests()).isZero();
    }

    private static Arguments sms(String field, Object value, String... rule) {
        Map<String, Object> fields = Map.of("sender", "Shop", "to", "0412333555", "message", SECRET);
        return arguments("sms", with(fields, field, value), field, rule);
    }

    private static Arguments email(String field, Object value, String... rule) {
        Map<String, Object> fields = Map.of(
                "SenderEmail",
                "news@mail.example.com",
                "Subject",
                "Hi",
                "Text",
                SECRET,
                "Recipient",
                "jane@example.com");
        return arguments("email", with(fields, field, value), field, rule);
    }

    private static Arguments one(String uri, Object body, String field, String... rule) {
        return arguments(uri, body, field, rule);
    }

    private static Map<String, Object> poll(Object since) {
        return Map.of("id", ID, "since_mo", since, "since_mt", since);
    }

    private static Map<String, Object> with(Map<String, Object> fields, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }
}

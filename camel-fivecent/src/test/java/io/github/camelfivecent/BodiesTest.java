package io.github.camelfivecent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.SendSms;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import io.github.camelfivecent.sandbox.domain.StoredLogin;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a body, and what is made of it. */
class BodiesTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> {
        options.setSender("Shop");
        options.setTo("0412333555");
        options.setSenderEmail("news@mail.example.com");
        options.setRecipient("jane@example.com");
        options.setSubject("Welcome");
    });

    private static final String TEXT = "Grüße 🎉";

    @TempDir
    static Path files;

    static Stream<Object> texts() throws IOException {
        byte[] bytes = TEXT.getBytes(UTF_8);
        File file = Files.write(files.resolve("text"), bytes).toFile();
        return Stream.of(
                TEXT,
                bytes,
                new ByteArrayInputStream(bytes),
                new StringReader(TEXT),
                file,
                new InputStreamCache(bytes),
                polled("polled", bytes));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextInAnyFormIsTheTextOfAnSms(Object body) {
        FIVECENT.call("sms", body);

        assertThat(FIVECENT.account().sentSms()).extracting(StoredSms::text).containsExactly(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"to\":\"0499999999\",\"message\":\"Hi\"}", "  Hi ", "[1]", "<p>Hi</p>"})
    void theTextOfAMessageIsNotLookedInto(String text) {
        FIVECENT.call("sms", text, Map.of(Exchange.CONTENT_TYPE, "text/html"));
        FIVECENT.call("email", text, Map.of(Exchange.CONTENT_TYPE, "application/json"));

        assertThat(FIVECENT.account().sentSms()).extracting(StoredSms::text).containsExactly(text);
        assertThat(email().text()).isEqualTo(text);
    }

    static Stream<Arguments> html() {
        return Stream.of(
                arguments("text/html", Map.of(), "Hello Jane"),
                arguments(" TEXT/HTML; charset=UTF-8", Map.of(), "Hello Jane"),
                arguments("text/html", Map.of("CamelFivecentText", "Hi"), "Hi"));
    }

    @ParameterizedTest
    @MethodSource("html")
    void aBodyOfHtmlIsTheHtmlOfAnEmail(String type, Map<String, Object> given, String text) {
        Map<String, Object> headers = new HashMap<>(given);
        headers.put(Exchange.CONTENT_TYPE, type);

        FIVECENT.call("email", "<p>Hello <b>Jane</b></p>", headers);

        assertThat(email().html()).isEqualTo("<p>Hello <b>Jane</b></p>");
        assertThat(email().text().strip()).isEqualTo(text);
    }

    static Stream<Object> logins() throws IOException {
        String json = "\n {\"name\": \"Jane\", \"email\": \"jane@example.org\", \"role\": null}";
        byte[] bytes = json.getBytes(UTF_8);
        return Stream.of(json, bytes, new ByteArrayInputStream(bytes), polled("login", bytes));
    }

    @ParameterizedTest
    @MethodSource("logins")
    void aRequestMayBeWrittenInJson(Object body) {
        FIVECENT.call("logins?operation=create&role=sender", body);

        assertThat(FIVECENT.account().logins())
                .last()
                .extracting(StoredLogin::name, StoredLogin::email, StoredLogin::role)
                .containsExactly("Jane", "jane@example.org", "sender");
    }

    @Test
    void jsonThatIsNoneIsRefusedWithoutQuotingIt() {
        assertThat(FIVECENT.failure("logins?operation=create", "{\"name\": secret"))
                .isInstanceOf(FivecentRequestException.class)
                .hasMessageContaining("the body is not a JSON object (line 1, column ")
                .hasNoCause()
                .message()
                .doesNotContain("secret");
        assertThat(FIVECENT.requests()).isZero();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("sms", 5, "takes text, a SendSms or a Map with sender, to, message, test, unicode, schedule"),
                arguments("sms", List.of("Hi"), "given a java.util"),
                arguments("sms", new OptOut(null, null, null), "given a io.github.camelfivecent.model.OptOut"),
                arguments("email", SendSms.of("0412333555", "Hi"), "takes text, a SendEmail or a Map with SenderEmail"),
                arguments("sms", Map.of("message", "Hi", "msg", "Hi"), "does not take the field msg; it takes sender"),
                arguments("sms", Map.of("message", new byte[] {72}), "takes text, given a [B"),
                arguments("sms", Map.of("message", List.of("Hi")), "takes text, given a java.util"),
                arguments("email", Map.of("senderEmail", "a@b.example"), "does not take the field senderEmail"),
                arguments("logins?operation=create", 5, "takes text, a CreateLogin or a Map with name, email"),
                arguments("domains?operation=create", Map.of("name", "x"), "does not take the field name"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aBodyOfAnotherKindIsRefusedWithWhatIsTaken(String uri, Object body, String rule) {
        FivecentException failure = FIVECENT.failure(uri, body);

        assertThat(failure).isInstanceOf(FivecentRequestException.class).hasMessageContaining(rule);
        assertThat(FIVECENT.requests()).isZero();
    }

    @Test
    void jsonGivesTheIdThatAnOperationWithoutABodyNeeds() {
        String id = FIVECENT.account().receive("0412333555", "Hi").id();
        FIVECENT.call("sms", "Hi");
        String json = "{\"id\": \"" + FIVECENT.account().sentSms().get(0).id() + "\", \"more\": 1}";

        SentSms sent = FIVECENT.call("sms?operation=get", new ByteArrayInputStream(json.getBytes(UTF_8)))
                .getBody(SentSms.class);
        FIVECENT.call("inbox?operation=delete", " {\"id\": \"" + id + "\"}");

        assertThat(sent.messageText()).isEqualTo("Hi");
        assertThat(FIVECENT.account().inbox()).isEmpty();
        assertThat(FIVECENT.failure("sms?operation=get", "{\"id\": "))
                .hasMessageContaining("the body is not a JSON object");
        assertThat(FIVECENT.failure("sms?operation=get", "{}")).hasMessageContaining("id");
    }

    static Stream<Object> leftOver() {
        Page<OptOut> page = new Page<>(List.of(new OptOut("f".repeat(24), "61412333555", Instant.now())), "x");
        InputStream closed = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read what was not asked for");
            }
        };
        return Stream.of(
                FIVECENT.call("sms", "Hi").getBody(),
                page,
                List.of(),
                5,
                "text",
                "{ no json",
                Map.of("x", "y"),
                Optional.empty(),
                new byte[0],
                closed);
    }

    @ParameterizedTest
    @MethodSource("leftOver")
    void whatIsLeftOverInABodyIsIgnoredByOperationsThatTakeNone(Object body) {
        String id = FIVECENT.account().receive("0412333555", "Hi").id();

        FIVECENT.call("account", body);
        FIVECENT.call("sms?operation=list", body);
        FIVECENT.call("conversations", body);
        FIVECENT.call("logins", body);
        FIVECENT.call("inbox?operation=delete", body, Map.of("CamelFivecentId", id));

        assertThat(FIVECENT.account().requests())
                .extracting("path")
                .endsWith("/balance", "/sms", "/conversations", "/logins", "/inbox/" + id);
    }

    private static EmailOrder email() {
        assertThat(FIVECENT.account().emails()).hasSize(1);
        return FIVECENT.account().emails().get(0).order();
    }

    /** A file as the file component hands it on. */
    private static Object polled(String name, byte[] content) throws IOException {
        Path folder = Files.createDirectory(files.resolve(name + System.nanoTime()));
        Files.write(folder.resolve(name), content);
        return FIVECENT.context()
                .createConsumerTemplate()
                .receiveBody("file:" + folder + "?noop=true&initialDelay=0", 60_000);
    }
}

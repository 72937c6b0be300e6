package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.model.Attachment;
import io.github.camelfivecent.model.SendEmail;
import io.github.camelfivecent.sandbox.domain.EmailOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Emails as people write them, and as they arrive. */
class SendEmailTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> {
        options.setSenderEmail("news@mail.example.com");
        options.setSubject("Welcome");
    });

    private static final String URL = "https://example.com/a.pdf";

    static Stream<Arguments> recipients() {
        return Stream.of(
                arguments("jane@example.com", List.of("jane@example.com")),
                arguments(" a@example.com, b@example.com ,", List.of("a@example.com", "b@example.com")),
                arguments(List.of("a@example.com", "b@example.com"), List.of("a@example.com", "b@example.com")),
                arguments(Set.of("jane+news@example.com"), List.of("jane+news@example.com")));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void goToOneOrMany(Object written, List<String> recipients) {
        FIVECENT.call("email", "Hi", Map.of("CamelFivecentRecipient", written));
        FIVECENT.call("email", "Hi", Map.of("CamelFivecentCc", written));
        FIVECENT.call("email", "Hi", Map.of("CamelFivecentBcc", written));

        assertThat(email(0).to()).containsExactlyElementsOf(recipients);
        assertThat(email(1).cc()).containsExactlyElementsOf(recipients);
        assertThat(email(2).bcc()).containsExactlyElementsOf(recipients);
    }

    @Test
    void goToFiftyAtMost() {
        FIVECENT.call("email", "Hi", Map.of("CamelFivecentBcc", Collections.nCopies(50, "jane@example.com")));

        assertThat(email(0).bcc()).hasSize(50);
    }

    static Stream<Arguments> attachments() {
        EmailOrder.Attachment named = new EmailOrder.Attachment(URL, "b.pdf");
        EmailOrder.Attachment unnamed = new EmailOrder.Attachment(URL, null);
        return Stream.of(
                arguments(URL, List.of(unnamed)),
                arguments(new Attachment(URL, "b.pdf"), List.of(named)),
                arguments(Map.of("url", URL, "filename", "b.pdf"), List.of(named)),
                arguments(
                        List.of(URL, new Attachment(URL, "b.pdf"), Map.of("url", URL)),
                        List.of(unnamed, named, unnamed)),
                arguments(Collections.nCopies(5, URL), Collections.nCopies(5, unnamed)),
                arguments(List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("attachments")
    void carryFilesFromTheWeb(Object written, List<EmailOrder.Attachment> attachments) {
        FIVECENT.call("email?recipient=jane@example.com", "Hi", Map.of("CamelFivecentAttachments", written));

        assertThat(email(0).attachments()).containsExactlyElementsOf(attachments);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(Map.of("Text", "Hi"), Map.of(), "Hi", "Hi"),
                arguments(
                        Map.of("Html", "<h1>Hi</h1><p>you &amp; me"),
                        Map.of(),
                        "Hi\n\nyou & me",
                        "<h1>Hi</h1><p>you &amp; me"),
                arguments(Map.of("Html", "<p>Hi"), Map.of("CamelFivecentText", "Hello"), "Hello", "<p>Hi"),
                arguments("Hello", Map.of("CamelFivecentHtml", "<p>Hi"), "Hello", "<p>Hi"),
                arguments(null, Map.of("CamelFivecentHtml", "<p>Hi"), "Hi", "<p>Hi"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void haveAPlainTextAlways(Object body, Map<String, ?> headers, String text, String html) {
        FIVECENT.call("email?recipient=jane@example.com", body, headers);

        assertThat(email(0).text().strip()).isEqualTo(text);
        assertThat(email(0).html()).isEqualTo(html);
    }

    @Test
    void tellWhatBecameOfThem() {
        Message answer = FIVECENT.call("email", SendEmail.of("jane@example.com,joe@example.com", "Hi", "Text"));

        assertThat(email(0).subject()).isEqualTo("Hi");
        assertThat(answer.getHeaders())
                .containsEntry(
                        "CamelFivecentMessageId",
                        FIVECENT.account().emails().get(0).id())
                .containsEntry("CamelFivecentStatus", "queued")
                .containsEntry("CamelFivecentCount", 1)
                .doesNotContainKey("CamelFivecentEncoding");
    }

    private static EmailOrder email(int index) {
        return FIVECENT.account().emails().get(index).order();
    }
}

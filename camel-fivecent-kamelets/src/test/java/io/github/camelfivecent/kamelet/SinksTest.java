package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.ledger.MapSendRepository;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sinks send, in a YAML route and in a Pipe. */
@Timeout(60)
class SinksTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void anSmsGoesToWhomTheKameletNames(Form form, FivecentSandbox sandbox) {
        try (KameletMain main = sms(form, sandbox)) {
            send(main, "Hello", Map.of());
        }

        assertThat(sandbox.account().sentSms()).singleElement().satisfies(sms -> {
            assertThat(sms.destination()).isEqualTo("0491570156");
            assertThat(sms.text()).isEqualTo("Hello");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"to", "ce-to"})
    void orToWhomTheMessageNames(String header, FivecentSandbox sandbox) {
        try (KameletMain main = sms(Form.ROUTE, sandbox)) {
            send(main, "Hello", Map.of(header, "0491570157"));

            assertThat(main.out().getExchanges().get(0).getMessage().getBody(String.class))
                    .startsWith("[{")
                    .contains("0491570157");
        }
        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactly("0491570157");
    }

    @Test
    void jsonHasTheFieldsOfTheService(FivecentSandbox sandbox) {
        try (KameletMain main = sms(Form.ROUTE, sandbox)) {
            send(
                    main,
                    "{\"to\":\"0491570158\",\"message\":\"From JSON\"}",
                    Map.of("Content-Type", "application/json; charset=utf-8"));
        }

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination, StoredSms::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("0491570158", "From JSON"));
    }

    @Test
    void whatASourceLeftInTheHeadersOfTheComponentDoesNotDecideWhoGetsIt(FivecentSandbox sandbox) {
        try (KameletMain main = sms(Form.ROUTE, sandbox)) {
            send(main, "Hello", Map.of("CamelFivecentTo", "0480000000", "CamelFivecentOperation", "list"));
        }

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactly("0491570156");
    }

    @Test
    void oneKeyIsSentOnce(FivecentSandbox sandbox) {
        Map<String, String> properties = smsSettings(sandbox)
                .with("sendRepository", "#bean:sends")
                .with("idempotencyKey", "${header.order-id}")
                .properties();
        Map<String, Object> beans = Map.of("sends", new MapSendRepository(new ConcurrentHashMap<>()));
        try (KameletMain main = KameletMain.start(Form.ROUTE.sink("fivecent-sms-sink"), properties, beans, folder)) {
            send(main, "Hello", Map.of("order-id", "1"));
            send(main, "Hello", Map.of("order-id", "1"));
            send(main, "Hello", Map.of("idempotency-key", "2"));
        }

        assertThat(sandbox.account().sentSms()).hasSize(2);
    }

    @Test
    void whoHasOptedOutGetsNoneIfTheKameletLooks(FivecentSandbox sandbox) {
        sandbox.account().optOut("0491570156");
        Map<String, String> properties =
                smsSettings(sandbox).with("optOutCheck", "fail").properties();
        try (KameletMain main = KameletMain.start(Form.ROUTE.sink("fivecent-sms-sink"), properties, folder)) {
            assertThatThrownBy(() -> send(main, "Hello", Map.of()))
                    .isInstanceOf(CamelExecutionException.class)
                    .hasCauseInstanceOf(FivecentRequestException.class);
        }

        assertThat(sandbox.account().sentSms()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEmailHasTheSubjectAndTheAddressesOfTheMessage(Form form, FivecentSandbox sandbox) {
        Map<String, String> properties = Settings.of("fivecent-email-sink", sandbox)
                .with("senderEmail", "orders@mail.example.com")
                .with("recipient", "ops@example.com")
                .with("subject", "News")
                .properties();
        try (KameletMain main = KameletMain.start(form.sink("fivecent-email-sink"), properties, folder)) {
            send(main, "Hello", Map.of());
            send(
                    main,
                    "<b>Hello</b>",
                    Map.of("subject", "Yours", "ce-to", "a@example.com", "Content-Type", "text/html"));
            send(
                    main,
                    "{\"Recipient\":[\"b@example.com\"],\"Subject\":\"JSON\",\"Text\":\"Hi\"}",
                    Map.of("Content-Type", "application/json"));
        }

        assertThat(sandbox.account().emails())
                .extracting(email -> email.order().subject() + " " + email.recipients())
                .containsExactly("News [ops@example.com]", "Yours [a@example.com]", "JSON [b@example.com]");
    }

    private KameletMain sms(Form form, FivecentSandbox sandbox) {
        return KameletMain.start(
                form.sink("fivecent-sms-sink"), smsSettings(sandbox).properties(), folder);
    }

    private static Settings smsSettings(FivecentSandbox sandbox) {
        return Settings.of("fivecent-sms-sink", sandbox)
                .with("to", "0491570156")
                .with("sender", "Sandbox")
                .with("maxRequestsPerSecond", "50");
    }

    private static void send(KameletMain main, String body, Map<String, Object> headers) {
        main.context().createProducerTemplate().sendBodyAndHeaders("direct:in", body, headers);
    }
}

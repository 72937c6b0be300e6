package io.github.camelfivecent.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the actions do to a message on its way, in a YAML route and in a Pipe. */
@Timeout(60)
class ActionsTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private static final String BALANCE = "fivecent-balance-action";
    private static final String CHECK = "fivecent-optout-check-action";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theBalanceTakesThePlaceOfTheBody(Form form, FivecentSandbox sandbox) {
        sandbox.account().credits(1234);

        try (KameletMain main = KameletMain.start(
                form.action(BALANCE), Settings.of(BALANCE, sandbox).properties(), folder)) {
            send(main, "tick", Map.of("CamelFivecentOperation", "prewarm"));

            assertThat(main.out().getExchanges()).singleElement().satisfies(exchange -> assertThat(
                            exchange.getMessage().getBody(String.class))
                    .contains("1234"));
        }
        assertThat(sandbox.account().requests())
                .extracting(request -> request.operation())
                .containsOnly("account.balance");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsMarkedWithWhetherItsRecipientHasOptedOut(Form form, FivecentSandbox sandbox) {
        sandbox.account().optOut("0491570156");

        try (KameletMain main = check(form, Settings.of(CHECK, sandbox).with("to", "0491570156"))) {
            send(main, "a", Map.of());
            send(main, "b", Map.of("to", "+61 491 570 156"));
            send(main, "c", Map.of("ce-to", "0491570157"));
            send(main, "{\"to\":[\"0491570157\",\"61491570156\"]}", Map.of("Content-Type", "application/json"));

            assertThat(main.out().getExchanges())
                    .extracting(Exchange::getMessage)
                    .extracting(message -> message.getHeader(OptOutCheck.OPTED_OUT))
                    .containsExactly(true, true, false, true);
            assertThat(main.out().getExchanges())
                    .extracting(exchange -> exchange.getMessage().getBody(String.class))
                    .startsWith("a", "b", "c")
                    .last()
                    .asString()
                    .startsWith("{\"to\"");
        }
        assertThat(sandbox.account().requests()).hasSize(1);
        assertThat(sandbox.account().sentSms()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void orIsNotHandedOn(Form form, FivecentSandbox sandbox) {
        sandbox.account().optOut("0491570156");

        try (KameletMain main = check(form, Settings.of(CHECK, sandbox).with("onOptOut", "drop"))) {
            send(main, "a", Map.of("to", "0491570156"));
            send(main, "b", Map.of("to", "0491570157"));

            assertThat(main.out().getExchanges())
                    .extracting(exchange -> exchange.getMessage().getBody(String.class))
                    .containsExactly("b");
        }
    }

    @Test
    void theListIsReadAgainWhenItIsTooOld(FivecentSandbox sandbox) {
        try (KameletMain main = check(
                Form.ROUTE, Settings.of(CHECK, sandbox).with("to", "0491570156").with("refresh", "0"))) {
            send(main, "a", Map.of());
            sandbox.account().optOut("0491570156");
            send(main, "b", Map.of());

            assertThat(main.out().getExchanges())
                    .extracting(exchange -> exchange.getMessage().getHeader(OptOutCheck.OPTED_OUT))
                    .containsExactly(false, true);
        }
    }

    @Test
    void aMessageWithoutARecipientFails(FivecentSandbox sandbox) {
        try (KameletMain main = check(Form.ROUTE, Settings.of(CHECK, sandbox))) {
            assertThatThrownBy(() -> send(main, "a", Map.of()))
                    .hasStackTraceContaining("There is no recipient to check");
        }
    }

    private KameletMain check(Form form, Settings settings) {
        return KameletMain.start(form.action(CHECK), settings.properties(), folder);
    }

    private static void send(KameletMain main, String body, Map<String, Object> headers) {
        main.context().createProducerTemplate().sendBodyAndHeaders("direct:in", body, headers);
    }
}

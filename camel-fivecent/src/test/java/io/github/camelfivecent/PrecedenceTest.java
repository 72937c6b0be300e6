package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.SendSms;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is taken from the body, then the header, then the endpoint, then the component. */
class PrecedenceTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> options.setSender("Component"));

    private static final String TO = "0412333555";

    static Stream<Arguments> bodies() {
        Map<String, Object> withSender = Map.of("sender", "Body", "to", TO, "message", "Hi");
        Map<String, Object> without = new HashMap<>(withSender);
        without.put("sender", null);
        return Stream.of(
                arguments(withSender, "Body"),
                arguments(new SendSms("Body", List.of(TO), "Hi", null, null, null), "Body"),
                arguments(without, "Header"),
                arguments(SendSms.of(TO, "Hi"), "Header"),
                arguments("Hi", "Header"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theBodyComesBeforeTheHeader(Object body, String sender) {
        FIVECENT.call("sms?sender=Endpoint", body, Map.of("CamelFivecentSender", "Header", "CamelFivecentTo", TO));

        assertThat(FIVECENT.account().sentSms()).extracting(StoredSms::sender).containsExactly(sender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Header", "Endpoint", "Component"})
    void theHeaderComesBeforeTheEndpointAndThatBeforeTheComponent(String sender) {
        FIVECENT.call(
                "Component".equals(sender) ? "sms?to=" + TO : "sms?to=" + TO + "&sender=Endpoint",
                "Hi",
                "Header".equals(sender) ? Map.of("CamelFivecentSender", "Header") : Map.of());

        assertThat(FIVECENT.account().sentSms()).extracting(StoredSms::sender).containsExactly(sender);
    }

    @Test
    void theHeaderSaysWhatToDoBeforeTheEndpoint() {
        FIVECENT.call("sms?operation=list&to=" + TO, "Hi", Map.of("CamelFivecentOperation", "send"));

        assertThat(FIVECENT.account().sentSms()).hasSize(1);
    }

    @Test
    void theFirstOperationOfAResourceIsDoneWhenNothingSaysWhatToDo() {
        FIVECENT.call("inbox", null);
        FIVECENT.call("account", null);

        assertThat(FIVECENT.account().requests())
                .extracting("operation")
                .containsExactly("inbox.list", "account.balance");
    }

    @Test
    void whatABodyOnlyCarriesAlongComesAfterHeaderAndEndpoint() {
        StoredInbound carried = FIVECENT.account().receive(TO, "keep");
        StoredInbound meant = FIVECENT.account().receive(TO, "delete");
        StoredInbound last = FIVECENT.account().receive(TO, "delete as well");
        Object message = new InboundMessage(carried.id(), null, null, null, null, null, null, null);

        FIVECENT.call("inbox?operation=delete", message, Map.of("CamelFivecentId", meant.id()));
        FIVECENT.call("inbox?operation=delete&id=" + last.id(), message);
        FIVECENT.call("inbox?operation=delete&id=" + carried.id(), last.id());

        assertThat(FIVECENT.account().requests())
                .extracting("path")
                .containsExactly("/inbox/" + meant.id(), "/inbox/" + last.id(), "/inbox/" + carried.id());
    }

    @Test
    void theAnswerToOneOperationIsEnoughForTheNext() {
        Object sent = FIVECENT.call("sms?sender=Shop&to=" + TO, "Hi").getBody();
        String id = ((List<?>) sent).get(0).toString().replaceAll(".*id=(\\w{24}).*", "$1");

        SentSms found = FIVECENT.call("sms?operation=get", id).getBody(SentSms.class);
        FIVECENT.call("sms?operation=cancel", found);

        assertThat(FIVECENT.account().sentSms()).isEmpty();
    }
}

package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.FivecentFixture;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.MessageStatus;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With test=true on the component nothing is sent, charged or changed. */
class DryRunTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> options.setTest(true));

    private static final String EMAIL =
            "email?senderEmail=news@mail.example.com&subject=Welcome&recipient=jane@example.com&cc=joe@example.com";

    @Test
    void anSmsIsCheckedByTheService() {
        Results<?> results = (Results<?>)
                FIVECENT.call("sms?sender=Shop&to=0412333555", "Ready").getBody();

        assertThat(((SmsResult) results.get(0)).state()).isEqualTo(MessageStatus.TEST);
        assertThat(FIVECENT.account().credits()).isEqualByComparingTo("10000");
    }

    @Test
    void anEmailIsCheckedHereAndAnsweredWithoutAnId() {
        Message answer = FIVECENT.call(EMAIL + "&bcc=jim@example.com", "Hello there");

        assertThat(answer.getBody(Results.class)).singleElement().satisfies(result -> {
            EmailResult email = (EmailResult) result;
            assertThat(email.id()).isNull();
            assertThat(email.status()).isEqualTo("test");
            assertThat(email.recipients().to()).containsExactly("jane@example.com");
            assertThat(email.recipients().cc()).containsExactly("joe@example.com");
            assertThat(email.recipients().totalCount()).isEqualTo(3);
        });
        assertThat(answer.getHeader("CamelFivecentStatus")).isEqualTo("test");
        assertThat(answer.getHeaders()).doesNotContainKey("CamelFivecentMessageId");
        assertThat(FIVECENT.requests()).isZero();
    }

    @Test
    void whatIsWrongWithAnEmailIsStillFound() {
        assertThat(FIVECENT.failure(EMAIL.replace("jane@", ""), "Hello there"))
                .isInstanceOf(FivecentRequestException.class);
    }

    @Test
    void aMessageMaySayThatItIsNoTest() {
        FIVECENT.call(EMAIL, "Hello there", Map.of("CamelFivecentTest", false));

        assertThat(FIVECENT.account().emails()).hasSize(1);
    }

    static Stream<Operation<?>> changing() {
        return Resource.all().stream()
                .<Operation<?>>flatMap(resource -> resource.operations().stream())
                .filter(operation -> !operation.isRead() && !operation.isSend());
    }

    @ParameterizedTest
    @MethodSource("changing")
    void whateverElseChangesSomethingIsRefused(Operation<?> operation) {
        String uri = operation.resource() + "?operation=" + operation.name() + "&id=" + "f".repeat(24)
                + "&number=0412333555&domain=example.org&name=Jane&email=jane@example.com&role=admin&senderid=Shop"
                + "&country=AU";

        FivecentException failure = FIVECENT.failure(uri, null);

        assertThat(failure).isInstanceOf(FivecentRequestException.class).hasMessageContaining("test mode");
        assertThat(((FivecentRequestException) failure).getField()).isEqualTo("test");
        assertThat(FIVECENT.requests()).isZero();
    }

    @Test
    void aConsumerThatDeletesDoesNotStart() {
        assertThatThrownBy(() -> FIVECENT.context()
                        .getEndpoint("fivecent:inbox?afterProcessing=delete")
                        .createConsumer(exchange -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("afterProcessing");
    }
}

package io.github.camelfivecent.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The routes through a real broker. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@Timeout(120)
class DeskTest {

    FivecentSandbox sandbox;

    @Test
    void eachReceivedMessageIsRepliedToOnce() {
        sandbox.account().receive("61491570006", "When are you open?");
        sandbox.account().receive("61491570156", "Two loaves, please");
        sandbox.account().receive("61491570157", "Ciao");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> sandbox.account().sentSms().size() >= 3);

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156", "0491570157");
        assertThat(sandbox.account().sentSms())
                .filteredOn(sms -> sms.destination().equals("0491570006"))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("7 am"));
    }
}

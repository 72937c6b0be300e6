package io.github.camelfivecent.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The routes through a real broker. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@Timeout(120)
class DeskTest {

    FivecentSandbox sandbox;

    @ConfigProperty(name = "camel.component.kafka.brokers")
    String brokers;

    @BeforeEach
    void forgetWhatWasSent() {
        sandbox.reset();
    }

    @Test
    void eachReceivedMessageIsRepliedToOnce() {
        sandbox.account().receive("61491570006", "When are you open?");
        sandbox.account().receive("61491570156", "Two loaves, please");
        sandbox.account().receive("61491570157", "Ciao");

        awaitReplies(3);

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156", "0491570157");
        assertThat(sandbox.account().sentSms())
                .filteredOn(sms -> sms.destination().equals("0491570006"))
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).contains("7 am"));
    }

    @Test
    void aRecordThatComesAgainIsNotRepliedToAgain() throws Exception {
        record("first", "0491570006", "When are you open?");
        record("first", "0491570006", "When are you open?");
        record("second", "0491570156", "Two loaves, please");

        awaitReplyTo("0491570156");

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156");
    }

    @Test
    void nobodyIsRepliedToWhoOptsOut() throws Exception {
        record("stop", "0491570006", " Stop ");
        record("after", "0491570156", "Stop by at ten?");

        awaitReplyTo("0491570156");

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void whoCannotBeRepliedToHoldsUpNobody() throws Exception {
        record("from-a-name", "Telco", "When are you open?");
        record("after-a-name", "0491570156", "When are you open?");

        awaitReplyTo("0491570156");

        assertThat(sandbox.account().sentSms()).hasSize(1);
    }

    @Test
    void aMessageOfNobodyHoldsUpNobody() throws Exception {
        send("sms-received", "nobody", "{\"message\":\"When are you open?\"}");
        record("after-nobody", "0491570156", "When are you open?");

        awaitReplyTo("0491570156");
    }

    @Test
    void aRecordThatCannotBeReadHoldsUpNobody() throws Exception {
        send("sms-replies", "unreadable", "Hello");
        record("after-unreadable", "0491570156", "When are you open?");

        awaitReplyTo("0491570156");
    }

    @Test
    void aReplyWhoseAnswerWasLostIsFoundAmongWhatWasSent() throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());
        record("lost", "0491570006", "When are you open?");
        record("after-lost", "0491570156", "When are you open?");

        awaitReplyTo("0491570156");

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156");
    }

    @Test
    void aReplyOfWhichNothingCanBeFoundOutIsNotSentAgainAndHoldsUpNobody() throws Exception {
        sandbox.faults().on("sms.send").failAfter(Fault.reset());
        sandbox.faults().on("sms.list").always().failBefore(Fault.error(400));
        record("unknown", "0491570006", "When are you open?");
        record("after-unknown", "0491570156", "When are you open?");
        awaitReplyTo("0491570156");

        sandbox.faults().clear();
        record("unknown", "0491570006", "When are you open?");
        record("after-found", "0491570157", "When are you open?");
        awaitReplyTo("0491570157");

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156", "0491570157");
    }

    @Test
    void whileTheServiceIsAwayRepliesWait() throws Exception {
        // each record is tried four times before it is read again
        sandbox.faults().on("sms.send").times(6).failBefore(Fault.unavailable());
        record("away", "0491570006", "When are you open?");
        record("after-away", "0491570156", "When are you open?");

        awaitReplyTo("0491570156");

        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::destination)
                .containsExactlyInAnyOrder("0491570006", "0491570156");
    }

    /** As the first route writes it. A topic of one partition keeps their order. */
    private void record(String key, String from, String text) throws Exception {
        send("sms-received", key, "{\"from\":\"%s\",\"message\":\"%s\"}".formatted(from, text));
    }

    private void send(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            kafka.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private void awaitReplies(int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sandbox.account().sentSms().size() >= count);
    }

    private void awaitReplyTo(String number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.account().sentSms().stream()
                .anyMatch(sms -> sms.destination().equals(number)));
    }
}

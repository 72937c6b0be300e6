package io.github.camelfivecent.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import io.github.camelfivecent.CapturedLog;
import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Item;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What is counted stays true when the meters beside it fail, and when nothing was seen yet. */
class ActivityTest {

    private static final Duration THREE_WEEKS = Duration.ofDays(21);

    private final Meters failing = new Meters() {
        @Override
        public void sent(String operation, SentMessages sent) {
            throw new IllegalArgumentException("a meter of another kind has this name");
        }

        @Override
        public void expect(String operation) {
            throw new IllegalArgumentException("a meter of another kind has this name");
        }

        @Override
        public void add(ConsumerActivity consumer) {
            throw new IllegalArgumentException("a meter of another kind has this name");
        }

        @Override
        public void item(ConsumerActivity consumer, ConsumerActivity.Fate fate) {
            throw new IllegalArgumentException("a meter of another kind has this name");
        }
    };

    @Test
    void aMeterThatCannotBeKeptHidesNotThatAMessageWasSent() {
        Activity activity = new Activity(new SafeMeters(failing));

        activity.sent("sms.send", new SentMessages(1, 2, BigDecimal.ONE));

        assertThat(activity.messages()).isEqualTo(1);
        assertThat(activity.segments()).isEqualTo(2);
    }

    @Test
    void aMeterThatCannotBeKeptIsNamedOnce() {
        SafeMeters meters = new SafeMeters(failing);
        try (CapturedLog log = new CapturedLog()) {
            for (int request = 0; request < 3; request++) {
                meters.sent("sms.send", SentMessages.NONE);
            }

            assertThat(log.fromInfo())
                    .singleElement()
                    .asString()
                    .contains("camel.fivecent.messages.sent", "a meter of another kind has this name");
        }
    }

    @Test
    void ofSeveralRegistriesTheOneThatWasChosenIsTakenAndElseNoneWithAWarning() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                CapturedLog log = new CapturedLog()) {
            context.getRegistry().bind("one", new SimpleMeterRegistry());
            context.getRegistry().bind("other", new SimpleMeterRegistry());

            assertThat(MicrometerMeters.of(context)).isSameAs(Meters.NONE);
            assertThat(log.from(MicrometerMeters.class.getName(), Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("metricsRegistry");

            context.getRegistry().bind("metricsRegistry", new SimpleMeterRegistry());
            assertThat(MicrometerMeters.of(context)).isNotSameAs(Meters.NONE);
        }
    }

    @Test
    void noMeterThatCannotBeKeptStopsAnything() {
        SafeMeters meters = new SafeMeters(failing);

        assertThatCode(() -> {
                    meters.expect("sms.send");
                    meters.add((ConsumerActivity) null);
                    meters.item(null, ConsumerActivity.Fate.ROUTED);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aQuietListIsNotBehindBeforeItIsSeen() {
        ConsumerActivity consumer = consumer();
        Instant now = Instant.now();

        consumer.saved(cursor(now.minus(THREE_WEEKS)));

        assertThat(consumer.lag(now)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aListOfWhichOnlyAPartWasRoutedIsAsFarBehindAsItsNewestItem() {
        ConsumerActivity consumer = consumer();
        Instant now = Instant.now();

        consumer.saved(cursor(now.minus(THREE_WEEKS)));
        consumer.polled(now, false);

        assertThat(consumer.lag(now)).isGreaterThan(THREE_WEEKS.minusMinutes(1));
    }

    private static ConsumerActivity consumer() {
        Monitoring monitoring =
                new Monitoring(new DefaultCamelContext(), new Monitoring.HealthOptions(false, null, Duration.ZERO));
        return monitoring.begin("inbox", "replies", "cursor", Duration.ofMillis(500));
    }

    private static Cursor cursor(Instant newest) {
        return new Cursor(
                Kind.ITEMS,
                new Item("f".repeat(24), newest.getEpochSecond()),
                Cursor.NO_FLOOR,
                Map.of(),
                Map.of(),
                newest);
    }
}

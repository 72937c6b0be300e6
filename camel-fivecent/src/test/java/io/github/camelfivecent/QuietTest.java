package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.observe.Watched;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a system that works says for itself. */
@Timeout(60)
class QuietTest {

    @Test
    void aSystemThatWorksIsQuietAtInfo() throws Exception {
        try (Watched watched = new Watched(context -> {}).start("mock:items", "inbox?initialDelay=0&delay=20");
                CapturedLog log = new CapturedLog()) {
            ScheduledPollConsumer consumer =
                    (ScheduledPollConsumer) watched.context().getRoute("inbox").getConsumer();
            watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
            assertThat(watched.sms().getException()).isNull();
            long polls = consumer.getCounter();
            await().until(() -> consumer.getCounter() > polls + 3);

            assertThat(log.all()).anyMatch(line -> line.contains("DEBUG"));
            assertThat(log.fromInfo())
                    .filteredOn(line -> line.contains("io.github.camelfivecent.") || line.contains("org.apache.camel."))
                    .isEmpty();
        }
    }
}

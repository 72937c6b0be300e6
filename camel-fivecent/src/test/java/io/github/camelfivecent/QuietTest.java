package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.observe.Watched;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system that works says for itself. */
@Timeout(120)
class QuietTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbox?",
                "inbox?afterProcessing=delete&",
                "optouts?",
                "sms?",
                "sms?follow=status&",
                "email?",
                "email?follow=status&",
                "conversations?",
                "account?threshold=100&"
            })
    void aSystemThatWorksIsQuietAtInfo(String uri) throws Exception {
        try (Watched watched = new Watched(context -> {}).start("mock:items", uri + "initialDelay=0&delay=20");
                CapturedLog log = new CapturedLog()) {
            ScheduledPollConsumer consumer =
                    (ScheduledPollConsumer) watched.context().getRoutes().get(0).getConsumer();
            watched.sandbox().account().receive(Watched.NUMBER, Watched.TEXT);
            watched.sandbox().account().seedOptOuts(1);
            watched.sandbox().account().seedEmails(1);
            watched.sandbox().account().credits(50);
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

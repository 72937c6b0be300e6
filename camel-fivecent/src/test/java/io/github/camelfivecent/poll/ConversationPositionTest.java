package io.github.camelfivecent.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConversationPositionTest {

    private static final long OVERLAP = 60;
    private static final long SECOND = 1_000_000;
    private static final Instant NOW = Instant.ofEpochSecond(SECOND + 5);
    private static final String ANN = "00000000000000000000000a";
    private static final String BEN = "00000000000000000000000b";

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aWalkThatGoesOnAfterARestartCountsNothingLateAsDone() {
        ConversationPosition before = position(Cursor.start(Cursor.Kind.CONVERSATION, NOW));
        before.walkBegun(SECOND);
        give(before, ANN, "1");
        before.left(NOW);
        before.enter(BEN);

        ConversationPosition after = position(before.cursor(NOW));
        pass(OVERLAP + 10);
        after.walkBegun(SECOND);
        after.enter(BEN);
        after.left(NOW);
        after.walked(NOW);

        assertThat(after.floor()).isEqualTo(SECOND - OVERLAP - 1);
    }

    @Test
    void aWalkThatGoesOnAfterAFailureCountsNothingLateAsDone() {
        ConversationPosition position = position(Cursor.start(Cursor.Kind.CONVERSATION, NOW));
        position.walkBegun(SECOND);
        give(position, ANN, "1");
        position.left(NOW);
        pass(OVERLAP + 10);
        position.walkBegun(SECOND);
        position.walked(NOW);

        assertThat(position.floor()).isEqualTo(SECOND - OVERLAP - 1);
    }

    @Test
    void onceNothingLateCanComeAllIsDoneUpToTheNewest() {
        ConversationPosition position = position(Cursor.start(Cursor.Kind.CONVERSATION, NOW));
        position.walkBegun(SECOND);
        give(position, ANN, "1");
        position.left(NOW);
        position.walked(NOW);
        pass(OVERLAP + 1);
        position.walkBegun(SECOND);
        position.walked(NOW);

        assertThat(position.floor()).isEqualTo(SECOND);
    }

    @Test
    void aWalkUpToTheClockForgetsNothingThatItGave() {
        ConversationPosition position = position(Cursor.start(Cursor.Kind.CONVERSATION, NOW));
        position.walkBegun(SECOND + 10 * OVERLAP);
        give(position, ANN, "1");
        position.left(NOW);
        position.walked(NOW);

        position.walkBegun(SECOND + 10 * OVERLAP);
        position.enter(ANN);
        assertThat(position.isNew(place("1"))).isFalse();
    }

    private ConversationPosition position(Cursor cursor) {
        return new ConversationPosition(cursor, OVERLAP, nanos::get);
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static void give(ConversationPosition position, String conversation, String message) {
        position.enter(conversation);
        Offer offer = Offer.item(place(message), message, Map.of());
        position.begun(offer);
        position.done(offer);
    }

    private static String place(String message) {
        return String.format("%08x%16s", SECOND, message).replace(' ', '0');
    }
}

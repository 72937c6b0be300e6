package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.Test;

/** What every store of cursors promises. */
interface CursorRepositoryContract {

    String KEY = "inbox-acct";

    /** The started repository of one more node on the one store of the test. */
    StateRepository<String, String> node();

    /** What a person on call does to begin again. */
    void deleteByHand(String key) throws Exception;

    @Test
    default void aCursorThatWasNeverWrittenIsNull() {
        assertThat(node().getState(KEY)).isNull();
    }

    @Test
    default void anotherNodeReadsWhatWasWritten() {
        node().setState(KEY, "one");
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    @Test
    default void anEmptyValueIsNotAbsent() {
        node().setState(KEY, "");
        assertThat(node().getState(KEY)).isEmpty();
    }

    @Test
    default void aLargeValueIsKept() {
        String large = "0123456789abcdef".repeat(20_000);
        node().setState(KEY, large);
        assertThat(node().getState(KEY)).isEqualTo(large);
    }

    @Test
    default void aWriterGoesOnFromItsOwnWrite() {
        StateRepository<String, String> node = node();
        node.setState(KEY, "one");
        node.setState(KEY, "two");
        node.setState(KEY, "two");
        node.setState(KEY, "three");
        assertThat(node().getState(KEY)).isEqualTo("three");
    }

    @Test
    default void eachReadSeesWhatIsStoredNow() {
        StateRepository<String, String> leader = node();
        StateRepository<String, String> standby = node();
        leader.setState(KEY, "one");
        assertThat(standby.getState(KEY)).isEqualTo("one");
        leader.setState(KEY, "two");
        assertThat(standby.getState(KEY)).isEqualTo("two");
    }

    @Test
    default void anOldLeaderCannotSetBackTheCursorOfTheNewOne() {
        StateRepository<String, String> old = node();
        old.setState(KEY, "old");
        StateRepository<String, String> leader = node();
        leader.getState(KEY);
        leader.setState(KEY, "new");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertConflict(() -> old.setState(KEY, "stale"));
            assertThat(node().getState(KEY)).isEqualTo("new");
        }
    }

    @Test
    default void aNodeThatReadsAgainMayWriteAgain() {
        StateRepository<String, String> one = node();
        StateRepository<String, String> other = node();
        one.setState(KEY, "one");
        other.getState(KEY);
        other.setState(KEY, "two");
        assertConflict(() -> one.setState(KEY, "stale"));
        assertThat(one.getState(KEY)).isEqualTo("two");
        one.setState(KEY, "three");
        assertConflict(() -> other.setState(KEY, "stale"));
        assertThat(node().getState(KEY)).isEqualTo("three");
    }

    @Test
    default void ofTwoFirstWritesOneIsRefused() {
        StateRepository<String, String> one = node();
        StateRepository<String, String> other = node();
        assertThat(one.getState(KEY)).isNull();
        assertThat(other.getState(KEY)).isNull();
        one.setState(KEY, "one");
        assertConflict(() -> other.setState(KEY, "other"));
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    @Test
    default void aNodeThatHasNotReadDoesNotOverwrite() {
        node().setState(KEY, "one");
        assertConflict(() -> node().setState(KEY, "unread"));
        assertThat(node().getState(KEY)).isEqualTo("one");
    }

    @Test
    default void aCursorDeletedByHandIsNotWrittenBackUntilItWasReadAgain() throws Exception {
        StateRepository<String, String> node = node();
        node.setState(KEY, "one");
        deleteByHand(KEY);
        assertConflict(() -> node.setState(KEY, "two"));
        assertThat(node.getState(KEY)).isNull();
        node.setState(KEY, "begun again");
        assertThat(node().getState(KEY)).isEqualTo("begun again");
    }

    @Test
    default void anOldLeaderCannotSetBackACursorThatWasDeletedAndBegunAgain() throws Exception {
        StateRepository<String, String> old = node();
        old.setState(KEY, "one");
        deleteByHand(KEY);
        node().setState(KEY, "begun again");
        assertConflict(() -> old.setState(KEY, "stale"));
        assertThat(node().getState(KEY)).isEqualTo("begun again");
    }

    @Test
    default void cursorsOfDifferentNamesDoNotTouchEachOther() {
        StateRepository<String, String> node = node();
        List<String> keys = List.of("a", "A", "a/b", "a b", "../a", "ü", "a.", "a:b?c*d", "", "x".repeat(255));
        keys.forEach(key -> node.setState(key, "value of " + key));
        keys.forEach(key -> assertThat(node().getState(key)).isEqualTo("value of " + key));
    }

    @Test
    default void stoppingAStandbyWritesNothing() throws Exception {
        StateRepository<String, String> standby = node();
        StateRepository<String, String> leader = node();
        leader.setState(KEY, "one");
        standby.getState(KEY);
        leader.setState(KEY, "two");
        standby.stop();
        assertThat(node().getState(KEY)).isEqualTo("two");
    }

    @Test
    default void aRepositoryThatWasStoppedAndStartedReadsWhatIsStoredNow() throws Exception {
        StateRepository<String, String> node = node();
        node.setState(KEY, "one");
        node.stop();
        StateRepository<String, String> leader = node();
        leader.getState(KEY);
        leader.setState(KEY, "two");
        node.start();
        assertThat(node.getState(KEY)).isEqualTo("two");
    }

    @Test
    default void nodesThatWriteAtTheSameTimeLoseNoWrite() {
        int nodes = 4;
        int writes = 25;
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            StateRepository<String, String> node = node();
            running.add(CompletableFuture.runAsync(() -> Counter.increment(node, KEY, writes)));
        }
        assertThatCode(() -> running.forEach(CompletableFuture::join)).doesNotThrowAnyException();
        assertThat(node().getState(KEY)).isEqualTo(String.valueOf(nodes * writes));
    }

    private static void assertConflict(Runnable write) {
        assertThatExceptionOfType(CursorConflictException.class)
                .isThrownBy(write::run)
                .withMessageContaining("Another node moved cursor '" + KEY + "'");
    }
}

package io.github.camelfivecent.ledger;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every store of the send ledger promises. */
interface SendRepositoryContract {

    Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    Instant LATER = NOW.plusSeconds(60);
    String KEY = "9f86d081884c:sms.send:order 'ü' -- 1";

    /** The store, as a node sees it. */
    SendRepository node();

    @Test
    default void anEntryIsAddedOnce() {
        assertThat(node().putIfAbsent(KEY, "one", NOW, LATER)).isNull();

        assertThat(node().putIfAbsent(KEY, "two", NOW, LATER)).isEqualTo("one");
        assertThat(node().putIfAbsent(KEY + "2", "two", NOW, LATER)).isNull();
    }

    @Test
    default void ofManyNodesOneAddsIt() {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String value = "node " + i;
            SendRepository node = node();
            all.add(supplyAsync(() -> Objects.requireNonNullElse(node.putIfAbsent(KEY, value, NOW, LATER), value)));
        }

        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    default void anExpiredEntryGivesWay() {
        node().putIfAbsent(KEY, "one", NOW, LATER);

        assertThat(node().putIfAbsent(KEY, "two", LATER.minusSeconds(1), LATER)).isEqualTo("one");
        assertThat(node().putIfAbsent(KEY, "two", LATER, LATER.plusSeconds(60))).isNull();
        assertThat(node().putIfAbsent(KEY, "three", LATER, LATER)).isEqualTo("two");
    }

    @Test
    default void ofManyNodesOneReplacesIt() {
        node().putIfAbsent(KEY, "one", NOW, LATER);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String value = "node " + i;
            SendRepository node = node();
            all.add(supplyAsync(() -> node.replace(KEY, "one", value, LATER)));
        }

        assertThat(all.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    @Test
    default void onlyWhatWasReadIsReplacedAndRemoved() {
        node().putIfAbsent(KEY, "one", NOW, LATER);

        assertThat(node().replace(KEY, "other", "two", LATER)).isFalse();
        assertThat(node().remove(KEY, "other")).isFalse();
        assertThat(node().replace(KEY, "one", "two", LATER)).isTrue();
        assertThat(node().putIfAbsent(KEY, "three", NOW, LATER)).isEqualTo("two");
        assertThat(node().remove(KEY, "two")).isTrue();
        assertThat(node().remove(KEY, "two")).isFalse();
        assertThat(node().replace(KEY, "two", "three", LATER)).isFalse();
        assertThat(node().putIfAbsent(KEY, "three", NOW, LATER)).isNull();
    }

    @Test
    default void aReplacementBringsItsOwnEnd() {
        node().putIfAbsent(KEY, "one", NOW, LATER);
        node().replace(KEY, "one", "two", LATER.plusSeconds(60));

        assertThat(node().putIfAbsent(KEY, "three", LATER, LATER.plusSeconds(60)))
                .isEqualTo("two");
    }

    @Test
    default void whatHasExpiredIsCleaned() {
        SendRepository node = node();
        node.putIfAbsent("old", "one", NOW, NOW.plusSeconds(1));
        node.putIfAbsent(KEY, "one", NOW, LATER);

        node.clean(NOW.plusSeconds(1));

        assertThat(node.remove("old", "one")).isFalse();
        assertThat(node.remove(KEY, "one")).isTrue();
    }

    @Test
    default void anAnswerForThousandsIsKept() {
        String large = "{\"answer\":\"" + "ü€🎉".repeat(300_000) + "\"}";
        String key = "k".repeat(255);
        node().putIfAbsent(key, "one", NOW, LATER);

        assertThat(node().replace(key, "one", large, LATER)).isTrue();

        assertThat(node().putIfAbsent(key, "two", NOW, LATER)).isEqualTo(large);
        assertThat(node().replace(key, large, "small", LATER)).isTrue();
    }

    @Test
    default void ofSeveralEntriesThoseThatAreThereAreToldAndTheOthersAdded() {
        node().putIfAbsent("b", "there", NOW, LATER);
        node().putIfAbsent("c", "expired", NOW.minusSeconds(9), NOW);

        assertThat(node().putAllIfAbsent(Map.of("a", "1", "b", "2", "c", "3"), NOW, LATER))
                .isEqualTo(Map.of("b", "there"));

        assertThat(node().putIfAbsent("a", "later", NOW, LATER)).isEqualTo("1");
        assertThat(node().putIfAbsent("c", "later", NOW, LATER)).isEqualTo("3");
    }

    @Test
    default void ofManyNodesThatAddSeveralOneAddsEach() {
        List<CompletableFuture<Long>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int first = i * 10;
            SendRepository node = node();
            all.add(supplyAsync(() -> {
                Map<String, String> mine = new HashMap<>();
                for (int j = first; j < first + 40; j++) {
                    mine.put("key " + j, "of " + first);
                }
                return mine.size()
                        - (long) node.putAllIfAbsent(mine, NOW, LATER).size();
            }));
        }

        assertThat(all.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(110);
    }

    @Test
    default void severalAreReplacedAtOnceAndOneThatIsGoneIsTold() {
        node().putAllIfAbsent(Map.of("a", "1", "b", "2"), NOW, LATER);

        assertThat(node().replaceAll(Map.of("a", "1", "b", "2"), Map.of("a", "3", "b", "4"), LATER))
                .isTrue();
        assertThat(node().replaceAll(Map.of("a", "3", "b", "2"), Map.of("a", "5", "b", "6"), LATER))
                .isFalse();

        assertThat(node().putAllIfAbsent(Map.of("a", "7", "b", "8"), NOW, LATER))
                .isEqualTo(Map.of("a", "5", "b", "4"));
    }
}

package io.github.camelfivecent.cursor;

import static io.github.camelfivecent.cursor.Cursor.Kind.BALANCE;
import static io.github.camelfivecent.cursor.Cursor.Kind.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelfivecent.cursor.Cursor.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CursorTest {

    private static final long OVERLAP = 60;
    private static final long NOW = 1_800_000_000;

    @Example
    void aCursorThatHasDoneNothingKnowsNoItem() {
        assertThat(start().isDone(new Item("a", 0))).isFalse();
    }

    @Example
    void anItemThatWasDoneIsDone() {
        assertThat(start().advance(List.of(new Item("b", 100)), OVERLAP, Long.MAX_VALUE, at(NOW))
                        .isDone(new Item("b", 100)))
                .isTrue();
    }

    @Example
    void aLateItemWithALowerIdIsNew() {
        Cursor cursor = start().advance(List.of(new Item("b", 100)), OVERLAP, Long.MAX_VALUE, at(NOW));
        assertThat(cursor.isDone(new Item("a", 100))).isFalse();
        assertThat(cursor.isDone(new Item("a", 100 - OVERLAP))).isFalse();
    }

    @Example
    void anItemBeforeTheOverlapIsDone() {
        Cursor cursor = start().advance(List.of(new Item("b", 100)), OVERLAP, Long.MAX_VALUE, at(NOW));
        assertThat(cursor.isDone(new Item("a", 100 - OVERLAP - 1))).isTrue();
    }

    @Example
    void theNewestItemIsTheLastOfItsSecond() {
        Cursor cursor = start().advance(
                        List.of(new Item("a", 100), new Item("c", 100), new Item("b", 100)),
                        OVERLAP,
                        Long.MAX_VALUE,
                        at(NOW));
        assertThat(cursor.newest()).isEqualTo(new Item("c", 100));
    }

    @Example
    void anItemFromTheFutureHidesNothingThatComesBeforeIt() {
        Cursor cursor = start().advance(
                        List.of(new Item("b", NOW - 5), new Item("f", NOW + 1_000_000)),
                        OVERLAP,
                        Long.MAX_VALUE,
                        at(NOW));
        assertThat(cursor.newest()).isEqualTo(new Item("b", NOW - 5));
        assertThat(cursor.isDone(new Item("f", NOW + 1_000_000))).isTrue();
        assertThat(cursor.isDone(new Item("c", NOW - 5))).isFalse();
    }

    @Example
    void anItemFromTheFutureIsRememberedUntilItsTimeHasPassed() {
        Item future = new Item("f", NOW + 1_000);
        Cursor cursor = start().advance(List.of(future), OVERLAP, Long.MAX_VALUE, at(NOW));
        for (long second = NOW; second < NOW + 2_000; second++) {
            cursor = cursor.advance(List.of(new Item("i" + second, second)), OVERLAP, Long.MAX_VALUE, at(second));
            assertThat(cursor.isDone(future)).isTrue();
        }
        assertThat(cursor.done()).doesNotContainKey(future.id());
    }

    @Example
    void aLongerOverlapGivesNoOldItemAgain() {
        Item old = new Item("a", 100);
        Cursor cursor = start().advance(List.of(old, new Item("b", 1_000)), OVERLAP, Long.MAX_VALUE, at(NOW))
                .advance(List.of(new Item("c", 1_001)), 100 * OVERLAP, Long.MAX_VALUE, at(NOW));
        assertThat(cursor.isDone(old)).isTrue();
    }

    @Example
    void theWindowIsBoundedHoweverManyItemsComeAtOnce() {
        Cursor cursor = start();
        List<Item> all = IntStream.range(0, 30_000)
                .mapToObj(i -> new Item(String.format("%05d", i), 1_000 + i / 1_000))
                .toList();
        for (int from = 0; from < all.size(); from += 100) {
            cursor = cursor.advance(all.subList(from, from + 100), OVERLAP, Long.MAX_VALUE, at(NOW));
            assertThat(cursor.done()).hasSizeLessThanOrEqualTo(Cursor.MAX_DONE);
        }
        assertThat(all).allMatch(cursor::isDone);
        assertThat(cursor.isDone(new Item("late", 1_029))).isFalse();
    }

    @Example
    void theLastSecondIsNeverGivenUpForTheBound() {
        List<Item> all = IntStream.range(0, Cursor.MAX_DONE + 500)
                .mapToObj(i -> new Item(String.format("%05d", i), 1_000))
                .toList();
        Cursor cursor = start().advance(all, OVERLAP, Long.MAX_VALUE, at(NOW));
        assertThat(cursor.isDone(new Item("one more", 1_000))).isFalse();
        assertThat(all).allMatch(cursor::isDone);
    }

    @Example
    void fieldsAreReplacedAndThePlaceIsKept() {
        Cursor cursor = Cursor.start(BALANCE, at(1))
                .advance(List.of(new Item("a", 1)), OVERLAP, Long.MAX_VALUE, at(NOW))
                .withFields(Map.of("below", "true"), at(NOW + 1));
        assertThat(cursor.fields()).containsExactly(Map.entry("below", "true"));
        assertThat(cursor.newest()).isEqualTo(new Item("a", 1));
        assertThat(cursor.updatedAt()).isEqualTo(at(NOW + 1));
    }

    @Example
    void itsTextShowsNoFieldAndNoId() {
        Cursor cursor = start().advance(
                        List.of(new Item("first", 1), new Item("last", 2)), OVERLAP, Long.MAX_VALUE, at(NOW))
                .withFields(Map.of("private", "thing"), at(NOW));
        assertThat(cursor.toString()).contains("last", "2 ids").doesNotContain("first", "private", "thing");
    }

    @Example
    void anItemWithoutIdOrTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Item("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Item("a", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cursor(ITEMS, null, 0, Map.of("", 1L), Map.of(), at(0)));
    }

    /**
     * A service whose items show up at most the overlap late, in no order within a second, a few of them from the
     * future, and a consumer that is killed at random moments.
     */
    @Property(tries = 300)
    void everyItemIsGivenOnceWhateverIsLateAndWheneverTheConsumerIsKilled(
            @ForAll Random random,
            @ForAll @IntRange(max = 20) int overlap,
            @ForAll @IntRange(min = 1, max = 5) int batch) {
        Map<Item, Integer> given = new HashMap<>();
        List<Item> list = new ArrayList<>();
        Cursor cursor = start();
        for (long now = NOW; now < NOW + 60; now++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                long lateness = random.nextInt(10) == 0 ? -100 : random.nextInt(overlap + 1);
                list.add(new Item(Long.toHexString(random.nextLong()), now - lateness));
            }
            boolean last = now == NOW + 59;
            cursor = poll(cursor, list, overlap, now, batch, last ? list.size() : random.nextInt(8), given);
        }
        assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(list);
        assertThat(given.values()).containsOnly(1);
    }

    private static Cursor poll(
            Cursor stored,
            List<Item> list,
            int overlap,
            long now,
            int batch,
            int killedAfter,
            Map<Item, Integer> given) {
        List<Item> fresh = list.stream()
                .filter(item -> !stored.isDone(item))
                .sorted(Comparator.comparingLong(Item::second))
                .limit(killedAfter)
                .toList();
        Cursor cursor = stored;
        for (int from = 0; from < fresh.size(); from += batch) {
            List<Item> items = fresh.subList(from, Math.min(from + batch, fresh.size()));
            items.forEach(item -> given.merge(item, 1, Integer::sum));
            cursor = cursor.advance(items, overlap, Long.MAX_VALUE, at(now));
        }
        return cursor;
    }

    private static Cursor start() {
        return Cursor.start(ITEMS, at(0));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}

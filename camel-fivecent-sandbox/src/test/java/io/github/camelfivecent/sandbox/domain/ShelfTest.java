package io.github.camelfivecent.sandbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShelfTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_770_000_000);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void pagesHoldEveryItemOnceFromTheHighestIdDown(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int single,
            @ForAll @IntRange(min = 1, max = 60) int seeded,
            @ForAll @IntRange(max = 3) int spacing,
            @ForAll @IntRange(min = 1, max = 25) int limit) {
        Random random = new Random(seed);
        Shelf<String> shelf = new Shelf<>();
        TreeSet<String> expected = new TreeSet<>(Comparator.reverseOrder());
        for (int block = 1; block <= 2; block++) {
            shelf.seed(seeded, NOW, Duration.ofSeconds(spacing), (index, id, at) -> id);
        }
        ObjectIds ids = new ObjectIds(random);
        for (int item = 0; item < single; item++) {
            String id = ids.next(NOW.minusSeconds(random.nextInt(80)));
            shelf.add(id, id);
        }
        expected.addAll(shelf.inOrder());
        for (String id : List.copyOf(expected)) {
            if (random.nextInt(4) == 0) {
                assertThat(shelf.remove(id)).contains(id);
                assertThat(shelf.remove(id)).isEmpty();
                expected.remove(id);
            }
        }

        List<String> walked = new ArrayList<>();
        List<String> page = shelf.page(null, limit);
        while (!page.isEmpty()) {
            walked.addAll(page);
            page = shelf.page(page.get(page.size() - 1), limit);
        }

        assertThat(walked).containsExactlyElementsOf(expected);
        assertThat(shelf.size()).isEqualTo(expected.size());
        assertThat(walked).allSatisfy(id -> assertThat(shelf.find(id)).contains(id));
    }

    @Example
    void changesASeededItemInItsPlace() {
        Shelf<String> shelf = new Shelf<>();
        shelf.seed(3, NOW, (index, id, at) -> id);
        List<String> ids = shelf.inOrder();

        Optional<String> changed = shelf.change(ids.get(1), item -> "changed");

        assertThat(changed).contains("changed");
        assertThat(shelf.page(null, 3)).containsExactly(ids.get(2), "changed", ids.get(0));
        assertThat(shelf.size()).isEqualTo(3);
    }

    @Example
    void keepsTheOrderInWhichItemsWereAdded() {
        Shelf<Integer> shelf = new Shelf<>();
        ObjectIds ids = new ObjectIds(new Random(1));
        List<Integer> numbers =
                Stream.iterate(0, number -> number + 1).limit(100).toList();
        numbers.forEach(number -> shelf.add(ids.next(NOW), number));

        assertThat(shelf.inOrder()).isEqualTo(numbers);
        assertThat(shelf.page(null, 100)).isNotEqualTo(numbers).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Example
    void seedsAfterAllThatIsThere() {
        Shelf<String> shelf = new Shelf<>();
        shelf.seed(5, NOW, (index, id, at) -> "first " + index);
        shelf.seed(2, NOW, (index, id, at) -> "second " + index);
        shelf.seed(2, NOW.plusSeconds(60), (index, id, at) -> "third " + index);

        assertThat(shelf.page(null, 5)).containsExactly("third 1", "third 0", "second 1", "second 0", "first 4");
    }

    @Example
    void refusesASecondItemWithTheSameId() {
        Shelf<String> shelf = new Shelf<>();
        shelf.add("a", "first");

        assertThatThrownBy(() -> shelf.add("a", "second")).isInstanceOf(IllegalArgumentException.class);
    }
}

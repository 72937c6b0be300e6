package io.github.camelfivecent.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.model.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Lists of any shape, which change in any way while they are walked, by consumers that are stopped anywhere. */
class WalkProperties {

    private static final long BEGIN = 1_000;

    /** A list, and how it is asked for. */
    record Shape(int pageSize, boolean alwaysLeadsOn, long overlap, List<Long> ages) {

        ListModel list() {
            ListModel list = new ListModel(pageSize, alwaysLeadsOn);
            for (int i = 0; i < ages.size(); i++) {
                list.with(BEGIN - ages.get(i), i * 7919L % 1_000);
            }
            return list;
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 60),
                        Arbitraries.longs().between(0, 150).list().ofMaxSize(60))
                .as(Shape::new);
    }

    @Property
    void aListAtRestIsGivenOnceEachAndOldestFirst(@ForAll("shapes") Shape shape) {
        ListModel list = shape.list();
        ModelConsumer consumer = new ModelConsumer(list, shape.overlap());

        int requests = consumer.requestsOf(consumer::poll);

        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
        assertThat(requests).isLessThanOrEqualTo(2 * list.pages() + 1);
    }

    @Property
    void aListAtRestIsGivenOnceEachHoweverOftenItIsStopped(
            @ForAll("shapes") Shape shape, @ForAll @IntRange(min = 1, max = 9) int most, @ForAll boolean restart) {
        ListModel list = shape.list();
        ModelConsumer consumer = new ModelConsumer(list, shape.overlap());

        for (int stop = 0; stop <= list.ids.size() / most; stop++) {
            consumer.poll(most);
            if (restart) {
                consumer.restart();
            }
        }

        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
    }

    @Property
    void oneRequestIsEnoughOnceNothingLateCanCome(@ForAll("shapes") Shape shape) {
        ListModel list = shape.list();
        ModelConsumer consumer = new ModelConsumer(list, shape.overlap());
        consumer.poll();

        consumer.now += shape.overlap() + 1;
        consumer.poll();

        assertThat(consumer.requestsOf(consumer::poll)).isEqualTo(1);
        assertThat(consumer.given).hasSameSizeAs(list.ids);
    }

    @Property
    void aBacklogOfOnePageIsReadOnce(@ForAll("shapes") Shape shape, @ForAll @IntRange(max = 6) int some) {
        ListModel list = shape.list().with(BEGIN, 1);
        ModelConsumer consumer = new ModelConsumer(list, shape.overlap());
        consumer.poll();
        consumer.now += shape.overlap() + 1;
        consumer.poll();
        for (int i = 0; i < Math.min(some, shape.pageSize() - 1); i++) {
            list.with(consumer.now, i);
        }

        assertThat(consumer.requestsOf(consumer::poll)).isEqualTo(1);
        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
    }

    /**
     * Before any request items may come in at the top, come late by up to the overlap, come from the future, or be deleted,
     * preferably those at which a page begins or a cursor stands; time goes by; polls are cut short, fail at an item,
     * or go on in a new process.
     */
    @Property
    void noChangeMakesAWalkLoseOrRepeatAnItem(@ForAll("shapes") Shape shape, @ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        ListModel list = shape.list();
        ModelConsumer consumer = new ModelConsumer(list, shape.overlap());
        Set<String> all = new HashSet<>(list.ids);
        Set<String> deleted = new HashSet<>();
        List<String> boundaries = new ArrayList<>();
        list.answers((request, after, answer) -> {
            boundaries.add(after);
            return answer;
        });
        list.before(() -> {
            consumer.now += random.nextInt(4) / 3;
            switch (random.nextInt(5)) {
                case 0 -> add(list, all, random, consumer.now);
                case 1 -> add(list, all, random, consumer.now - random.nextLong(shape.overlap() + 1));
                case 2 -> delete(list.ids, deleted, preferred(list, boundaries, random));
                default -> {
                    // nothing happens
                }
            }
        });
        for (int poll = 0; poll < 12; poll++) {
            consumer.now += random.nextInt(30);
            consumer.failing.clear();
            if (random.nextBoolean() && !list.ids.isEmpty()) {
                consumer.failing.add(preferred(list, boundaries, random));
            }
            consumer.poll(random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(12));
            if (random.nextInt(4) == 0) {
                consumer.restart();
            }
        }

        list.before(() -> {});
        consumer.failing.clear();
        consumer.pollAll();

        assertThat(consumer.given).doesNotHaveDuplicates();
        all.removeAll(deleted);
        assertThat(consumer.given).containsAll(all);
    }

    @Property
    void aPageThatLeadsAstrayIsAnErrorOrHarmless(
            @ForAll("shapes") Shape shape, @ForAll @IntRange(min = 2, max = 20) int at, @ForAll("faults") Fault fault) {
        ListModel list = shape.list();
        ModelConsumer consumer = new ModelConsumer(list, shape.overlap());
        List<String> asked = new ArrayList<>();
        list.answers((request, after, answer) -> {
            asked.add(after);
            return request == at && answer.nextPage() != null ? fault.astray(list, asked, answer) : answer;
        });

        consumer.pollAll();

        assertThat(consumer.given).containsAll(list.ids);
        assertThat(list.requests()).isLessThan(100 + 8 * list.pages());
    }

    /** A page that is wrong. */
    interface Fault {
        Page<String> astray(ListModel list, List<String> asked, Page<String> answer);
    }

    @Provide
    Arbitrary<Fault> faults() {
        return Arbitraries.of(
                (list, asked, answer) -> list.page(asked.get(asked.size() - 2)),
                (list, asked, answer) -> list.page(null),
                (list, asked, answer) -> new Page<>(answer.items(), asked.get(asked.size() - 1)),
                (list, asked, answer) -> new Page<>(answer.items(), asked.get(asked.size() / 2)),
                // That a list has come to its end must be believed, but not where there was something before.
                (list, asked, answer) -> asked.indexOf(asked.get(asked.size() - 1)) == asked.size() - 1
                        ? answer
                        : new Page<>(List.of(), null));
    }

    private static void add(ListModel list, Set<String> all, Random random, long second) {
        // Fewer than a page at a time, or a walk with pages of one item would never come to its end.
        int some = random.nextInt(8) == 0 ? 4 : 1;
        for (int i = 0; i < some; i++) {
            String id = ListModel.id(second, random.nextLong() >>> 1);
            list.ids.add(id);
            all.add(id);
        }
    }

    private static void delete(NavigableSet<String> ids, Set<String> deleted, String id) {
        if (ids.remove(id)) {
            deleted.add(id);
        }
    }

    private static String preferred(ListModel list, List<String> boundaries, Random random) {
        if (!boundaries.isEmpty() && random.nextInt(3) > 0) {
            String boundary = boundaries.get(random.nextInt(boundaries.size()));
            if (boundary != null) {
                return boundary;
            }
        }
        List<String> ids = List.copyOf(list.ids);
        return ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
    }
}

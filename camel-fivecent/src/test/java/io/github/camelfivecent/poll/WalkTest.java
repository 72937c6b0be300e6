package io.github.camelfivecent.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final int PAGE = 10;
    private static final long OVERLAP = 60;

    private final ListModel list = new ListModel(PAGE, false);
    private final ModelConsumer consumer = new ModelConsumer(list, OVERLAP);

    @Test
    void aPageThatFailsIsAskedForAgainWithoutANewFirstPass() {
        fill(100);
        list.answers((request, after, answer) -> {
            if (request == 5 || request == 14) {
                throw unavailable();
            }
            return answer;
        });

        assertThatThrownBy(consumer::poll).isInstanceOf(FivecentUnavailableException.class);
        assertThatThrownBy(consumer::poll).isInstanceOf(FivecentUnavailableException.class);
        consumer.poll();

        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
        assertThat(list.requests()).isLessThanOrEqualTo(2 * list.pages() + 2);
    }

    @Test
    void pagesOfWhichAllIsDoneAreNotReadASecondTime() {
        LongStream.range(0, 100).forEach(rest -> list.with(900, rest));
        consumer.poll();
        list.with(901, 1);

        assertThat(consumer.requestsOf(consumer::poll)).isEqualTo(list.pages());
        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
    }

    @Test
    void saysHowManyItemsAreLeftPageByPage() {
        fill(20);
        Walk<String> walk = new Walk<>(list, 0, OVERLAP, id -> true);
        List<Long> left = new ArrayList<>();
        long given = 0;
        while (!walk.isDone()) {
            given += walk.page().size();
            left.add(walk.left());
            walk.pageDone();
            assertThat(walk.left()).isEqualTo(list.ids.size() - given);
        }

        assertThat(left).hasSize(list.pages()).first().isEqualTo((long) list.ids.size());
        assertThat(walk.left()).isZero();
    }

    @Test
    void nothingIsLeftOfAWalkThatIsDoneThoughItemsWereDeletedMeanwhile() {
        fill(20);
        Walk<String> walk = new Walk<>(list, 0, OVERLAP, id -> true);
        walk.page();
        list.ids.removeAll(List.copyOf(list.ids).subList(6, 14));

        while (!walk.isDone()) {
            walk.page();
            walk.pageDone();
        }

        assertThat(walk.left()).isZero();
    }

    @Test
    void moreItemsInASecondThanAPageTakesAreGivenOnceEach() {
        LongStream.range(0, 1_200).forEach(rest -> list.with(900, rest));

        consumer.poll(777);
        consumer.restart();
        consumer.poll();

        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
    }

    @Test
    void aDeletedBoundaryAndWhatIsSqueezedInBesideItLoseNothing() {
        fill(50);
        List<String> asked = new ArrayList<>();
        list.answers((request, after, answer) -> {
            asked.add(after);
            return answer;
        });
        list.before(() -> {
            if (list.requests() == 5) {
                String boundary = asked.get(3);
                list.ids.remove(boundary);
                list.with(ObjectId.second(boundary), 500, 501, 502);
            }
        });

        consumer.poll();

        assertThat(consumer.given).containsExactlyInAnyOrderElementsOf(list.ids);
    }

    @Test
    void whatComesInMeanwhileIsLeftForTheNextWalk() {
        fill(30);
        list.before(() -> {
            if (list.requests() == 3) {
                list.with(1_000, 1);
            }
        });

        consumer.poll();
        assertThat(consumer.given).hasSize(30);
        consumer.poll();

        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
    }

    @Test
    void aListThatLeadsInACircleIsAnError() {
        fill(100);
        List<String> asked = new ArrayList<>();
        list.answers((request, after, answer) -> {
            asked.add(after);
            return request == 6 ? new Page<>(answer.items(), asked.get(3)) : answer;
        });

        assertThatThrownBy(() -> new Walk<>(list, 0, OVERLAP, id -> true).page())
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("do not get older");
        assertThat(list.requests()).isLessThan(10);
    }

    @Test
    void aListThatGoesBackIsAnError() {
        fill(100);
        list.answers((request, after, answer) -> request == 6 ? list.page(null) : answer);

        assertThatThrownBy(() -> new Walk<>(list, 0, 0, id -> true).page()).isInstanceOf(PagingException.class);
        assertThat(list.requests()).isLessThan(10);
    }

    @Test
    void anItemWithoutAnIdIsAnErrorThatDoesNotShowIt() {
        list.answers((request, after, answer) -> new Page<>(List.of("61412333555"), "61412333555"));

        assertThatThrownBy(() -> new Walk<>(list, 0, OVERLAP, id -> true).page())
                .isInstanceOf(PagingException.class)
                .message()
                .doesNotContain("61412333555");
    }

    @Test
    void anEmptyListIsOneRequest() {
        assertThat(consumer.requestsOf(consumer::poll)).isEqualTo(1);
        assertThat(consumer.given).isEmpty();
    }

    @Test
    void anItemThatFailedIsGivenAgainUntilItIsDeleted() {
        fill(5);
        String bad = list.ids.first();
        consumer.failing.add(bad);
        consumer.poll();
        consumer.poll();
        assertThat(consumer.given).isEmpty();

        list.ids.remove(bad);
        consumer.poll();

        assertThat(consumer.given).containsExactlyElementsOf(list.ids);
    }

    private void fill(int count) {
        IntStream.range(0, count).forEach(i -> list.with(100 + 5L * i, 0));
    }

    private static FivecentUnavailableException unavailable() {
        return new FivecentUnavailableException("down", Answer.none("inbox.list"), true, null, null);
    }
}

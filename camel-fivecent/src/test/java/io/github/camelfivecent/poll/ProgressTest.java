package io.github.camelfivecent.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static final long OVERLAP = 60;
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final String FIRST = ListModel.id(999_000, 1);
    private static final String SECOND = ListModel.id(999_200, 2);
    private static final String THIRD = ListModel.id(999_400, 3);

    private long seconds;
    private final Progress progress =
            new Progress(Cursor.start(Cursor.Kind.ITEMS, NOW), OVERLAP, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void neverMovesPastAnItemThatIsWithTheRoute() {
        progress.begun(FIRST);
        progress.begun(SECOND);
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.done(SECOND);

        Cursor cursor = progress.cursor(NOW);

        assertThat(cursor.floor()).isLessThan(999_000);
        assertThat(cursor.isDone(Progress.item(FIRST))).isFalse();
        assertThat(cursor.isDone(Progress.item(SECOND))).isTrue();
        assertThat(cursor.isDone(Progress.item(THIRD))).isTrue();
    }

    @Test
    void neverMovesPastAnItemThatFailedUntilItIsDone() {
        progress.begun(FIRST);
        progress.begun(THIRD);
        progress.failed(FIRST);
        progress.done(THIRD);
        assertThat(progress.cursor(NOW).floor()).isLessThan(999_000);
        assertThat(progress.isNew(FIRST)).isTrue();

        progress.begun(FIRST);
        progress.done(FIRST);

        assertThat(progress.cursor(NOW).floor()).isEqualTo(999_400 - OVERLAP - 1);
    }

    @Test
    void givesAnItemOnlyOnceWhileItIsWithTheRouteAndAfterwards() {
        progress.begun(FIRST);
        assertThat(progress.isNew(FIRST)).isFalse();
        progress.done(FIRST);
        assertThat(progress.isNew(FIRST)).isFalse();
        progress.cursor(NOW);
        assertThat(progress.isNew(FIRST)).isFalse();
    }

    @Test
    void forgetsAnItemThatHadFailedAndIsNoLongerInTheList() {
        progress.begun(FIRST);
        progress.failed(FIRST);

        progress.walkBegun();
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.walked(NOW);

        assertThat(progress.cursor(NOW).floor()).isEqualTo(999_400 - OVERLAP - 1);
    }

    @Test
    void doesNotForgetAnItemThatFailedAfterTheWalkHadPassedIt() {
        progress.begun(FIRST);

        progress.walkBegun();
        progress.failed(FIRST);
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.walked(NOW);

        assertThat(progress.cursor(NOW).floor()).isLessThan(999_000);
        assertThat(progress.isNew(FIRST)).isTrue();
    }

    @Test
    void looksBackUntilNothingLateCanComeAndThenNoMore() {
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.cursor(NOW);
        seconds = OVERLAP;
        progress.walkBegun();
        progress.walked(NOW);
        assertThat(progress.cursor(NOW).floor()).isEqualTo(999_400 - OVERLAP - 1);

        seconds = OVERLAP + 1;
        progress.walkBegun();
        progress.walked(NOW);

        assertThat(progress.floor()).isEqualTo(999_400);
        assertThat(progress.cursor(NOW).done()).isEmpty();
    }

    @Test
    void looksBackAsLongAsAnItemIsWithTheRoute() {
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.begun(SECOND);
        seconds = 10 * OVERLAP;
        progress.walkBegun();
        progress.walked(NOW);

        assertThat(progress.floor()).isLessThan(999_200);
    }

    @Test
    void anIdFromTheFutureHidesNothingThatComesBeforeIt() {
        String future = ListModel.id(2_000_000, 1);
        progress.begun(future);
        progress.done(future);
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.cursor(NOW);
        seconds = 10 * OVERLAP;
        progress.walkBegun();
        progress.walked(NOW);

        assertThat(progress.isNew(future)).isFalse();
        assertThat(progress.isNew(ListModel.id(1_000_000, 1))).isTrue();
    }

    @Test
    void anItemThatIsDoneTwiceStandsForNoOtherThatIsWithTheRoute() {
        progress.begun(THIRD);
        progress.done(THIRD);
        progress.done(THIRD);
        progress.begun(SECOND);

        assertThat(progress.cursor(NOW).floor()).isLessThan(999_200);
        assertThat(progress.isNew(SECOND)).isFalse();
        assertThat(progress.isNew(THIRD)).isFalse();
    }

    @Test
    void knowsTensOfThousandsOfItemsThatWereDoneSinceTheCursorWasStored() {
        progress.begun(FIRST);
        for (int i = 1; i <= 20_000; i++) {
            String id = ListModel.id(999_400 + i, 1);
            progress.begun(id);
            progress.done(id);
        }

        assertThat(progress.isNew(FIRST)).isFalse();
        assertThat(progress.isNew(ListModel.id(1_019_400, 1))).isFalse();
        assertThat(progress.cursor(NOW).floor()).isLessThan(999_000);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "12",
                "g00f42400000000000000001",
                "000f4240000000000000000g",
                "000f424000g0000000000001",
                "000f4240000000000000000é",
                "000f42400000000000000001ab"
            })
    void refusesWhatIsNoId(String id) {
        assertThatThrownBy(() -> progress.isNew(id)).isInstanceOf(PagingException.class);
        assertThatThrownBy(() -> Progress.item(id))
                .isInstanceOf(PagingException.class)
                .hasMessageContaining("24 hex digits");
    }
}

package io.github.camelfivecent.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundariesTest {

    private final Boundaries boundaries = new Boundaries(60);

    @Test
    void keepsEachBoundaryAndWhetherItsPageIsToBeRead() {
        for (int i = 0; i < 1_000; i++) {
            boundaries.push(ListModel.id(10_000 - i, i), i % 3 == 0);
        }
        for (int i = 999; i >= 0; i--) {
            assertThat(boundaries.peek()).isEqualTo(ListModel.id(10_000 - i, i));
            assertThat(boundaries.isUnread()).isEqualTo(i % 3 == 0);
            boundaries.pop();
        }
        assertThat(boundaries.isEmpty()).isTrue();
    }

    @Test
    void aPageMarkedForReadingAgainIsRead() {
        boundaries.push(ListModel.id(1_000, 1), false);
        boundaries.readAgain();
        assertThat(boundaries.isUnread()).isTrue();
    }

    @Test
    void takesIdsInAnyOrderWithinTheOverlap() {
        boundaries.push(ListModel.id(1_000, 1), true);
        boundaries.push(ListModel.id(1_060, 1), true);
        boundaries.push(ListModel.id(1_000, 2), true);
        assertThat(boundaries.peek()).isEqualTo(ListModel.id(1_000, 2));
    }

    @Test
    void refusesABoundaryThatWasThereSomePagesBefore() {
        boundaries.push(ListModel.id(1_000, 3), true);
        boundaries.push(ListModel.id(1_000, 2), true);
        boundaries.push(ListModel.id(1_000, 1), true);
        assertThatThrownBy(() -> boundaries.push(ListModel.id(1_000, 3), true)).isInstanceOf(PagingException.class);
    }

    @Test
    void refusesAStepBackBeyondTheOverlap() {
        boundaries.push(ListModel.id(1_000, 1), true);
        assertThatThrownBy(() -> boundaries.push(ListModel.id(1_061, 1), true)).isInstanceOf(PagingException.class);
    }
}

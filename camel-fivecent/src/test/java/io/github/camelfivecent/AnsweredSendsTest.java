package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredSendsTest {

    private static final int KEPT = 25_000;

    private final AnsweredSends answered = new AnsweredSends();

    @Test
    void aMessageBelongsToTheSendThatWasAnsweredWithIt() {
        assertThat(answered.claim(Map.of("1", "a", "2", "a"))).isTrue();

        assertThat(answered.claim(Map.of("1", "b"))).isFalse();
        assertThat(answered.claim(Map.of("1", "a"))).isTrue();
        assertThat(answered.isAnothers("1", List.of("b"))).isTrue();
        assertThat(answered.isAnothers("1", List.of("a", "b"))).isFalse();
        assertThat(answered.isAnothers("3", List.of("b"))).isFalse();
    }

    @Test
    void aClaimThatIsRefusedClaimsNothing() {
        answered.claim(Map.of("1", "a"));

        assertThat(answered.claim(Map.of("1", "b", "2", "b"))).isFalse();

        assertThat(answered.isAnothers("2", List.of("a"))).isFalse();
    }

    @Test
    void theLastOnesAreRememberedAndThoseLongBeforeThemForgotten() {
        for (int id = 0; id < 3 * KEPT; id++) {
            answered.claim(Map.of("" + id, "send " + id));
        }

        assertThat(answered.isAnothers("" + 2 * KEPT, List.of("new"))).isTrue();
        assertThat(answered.isAnothers("0", List.of("new"))).isFalse();
    }
}

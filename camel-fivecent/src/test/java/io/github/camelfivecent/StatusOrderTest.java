package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.model.MessageStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StatusOrderTest {

    private static final List<Integer> ORDER = List.of(1005, 1006, 1000, 1011, 1001, 1004, 1002);

    @Test
    void laterStatusesMakeEarlierOnesObsoleteAndNotTheOtherWayRound() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (int j = 0; j < ORDER.size(); j++) {
                assertThat(isObsolete(ORDER.get(i), Set.of(StatusOrder.key("a", ORDER.get(j)))))
                        .as("%s after %s", ORDER.get(i), ORDER.get(j))
                        .isEqualTo(i < j);
            }
        }
    }

    @Test
    void aMessageIsNotAnother() {
        assertThat(isObsolete(1001, Set.of(StatusOrder.key("b", 1002)))).isFalse();
    }

    @Property
    void nothingThatIsNotFinalFollowsAFinalStatus(@ForAll("codes") List<Integer> arriving) {
        Set<String> remembered = new HashSet<>();
        boolean ended = false;
        for (int status : arriving) {
            if (!isObsolete(status, remembered)) {
                boolean isFinal = MessageStatus.of(status, "").isFinal();
                assertThat(ended && !isFinal).as("%s in %s", status, arriving).isFalse();
                ended |= isFinal;
                remembered.add(StatusOrder.key("a", status));
            }
        }
    }

    @Property
    void whatComesInOrderIsNotDropped(@ForAll("codes") List<Integer> unknown) {
        Set<String> remembered = new HashSet<>();
        ORDER.subList(0, ORDER.size() - 1).forEach(status -> {
            unknown.stream().filter(code -> code < 1000).forEach(code -> remembered.add(StatusOrder.key("a", code)));
            assertThat(isObsolete(status, remembered)).isFalse();
            remembered.add(StatusOrder.key("a", status));
        });
        assertThat(isObsolete(999, remembered)).isFalse();
        assertThat(isObsolete(1002, remembered)).isFalse();
    }

    @Provide
    Arbitrary<List<Integer>> codes() {
        return Arbitraries.of(1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1011, 1527, 7, 999)
                .list()
                .ofMaxSize(12);
    }

    private static boolean isObsolete(int status, Set<String> remembered) {
        return StatusOrder.laterKeys("a", status).stream().anyMatch(remembered::contains);
    }
}

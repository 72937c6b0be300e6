package io.github.camelfivecent.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Lists as records hold them: never null, never changed, without the nulls that the service may put in. */
final class Lists {

    private Lists() {}

    static <T> List<T> of(List<T> given) {
        if (given == null) {
            return List.of();
        }
        List<T> kept = new ArrayList<>(given);
        kept.removeIf(Objects::isNull);
        return Collections.unmodifiableList(kept);
    }
}

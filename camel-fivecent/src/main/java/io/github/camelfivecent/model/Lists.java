package io.github.camelfivecent.model;

import java.util.List;
import java.util.Objects;

/** Lists as records hold them: never null, never changed, without the nulls that the service may put in. */
final class Lists {

    private Lists() {}

    static <T> List<T> of(List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }
}

package io.github.camelfivecent.model;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/** Describes a record for a log: components that are {@link Personal} are masked, those without a value left out. */
final class Redacted {

    private Redacted() {}

    static String toString(Record subject) {
        return Arrays.stream(subject.getClass().getRecordComponents())
                .map(component -> describe(subject, component))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ", subject.getClass().getSimpleName() + "[", "]"));
    }

    private static String describe(Record subject, RecordComponent component) {
        Object value = valueOf(subject, component);
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            return null;
        }
        Personal personal = component.getAnnotation(Personal.class);
        return component.getName() + "=" + (personal == null ? value : mask(value, personal.value()));
    }

    private static String mask(Object value, Personal.Kind kind) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(each -> mask(each, kind)).collect(Collectors.joining(", ", "[", "]"));
        }
        String text = value.toString();
        return switch (kind) {
            case NUMBER -> PhoneNumber.mask(text);
            case SENDER -> PhoneNumber.key(text) == 0 ? text : PhoneNumber.mask(text);
            case TEXT -> "(" + text.length() + " characters)";
        };
    }

    private static Object valueOf(Record subject, RecordComponent component) {
        try {
            return component.getAccessor().invoke(subject);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}

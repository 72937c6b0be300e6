package io.github.camelfivecent.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A record of each type that the component takes or gives, with a value in each of its components. */
public final class Samples {

    static final String NUMBER = "+61 412 333 555";
    static final Instant TIME = Instant.ofEpochSecond(1_717_000_000);

    private Samples() {}

    public static List<FivecentRecord> all() {
        return new ClassFileImporter()
                .importPackagesOf(FivecentRecord.class).stream()
                        .filter(type -> type.isAssignableTo(FivecentRecord.class))
                        .map(JavaClass::reflect)
                        .filter(Class::isRecord)
                        .map(type -> (FivecentRecord) of(type))
                        .toList();
    }

    static Object of(Class<?> record) {
        return of(record, component -> value(component, component.getGenericType()));
    }

    /** A record with nothing in it but a value in those of the named components that it has. */
    public static FivecentRecord empty(Class<?> record, Set<String> except) {
        return (FivecentRecord) of(
                record,
                component ->
                        except.contains(component.getName()) ? value(component, component.getGenericType()) : null);
    }

    private static Object of(Class<?> record, Function<RecordComponent, Object> valueOf) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(valueOf).toArray();
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a " + record, e);
        }
    }

    private static Object value(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(value(component, list.getActualTypeArguments()[0]));
        }
        if (type instanceof TypeVariable<?>) {
            return of(OptOut.class);
        }
        if (type == String.class) {
            Personal personal = component.getAnnotation(Personal.class);
            return personal == null || personal.value() == Personal.Kind.TEXT ? text(component) : NUMBER;
        }
        if (type == Integer.class) {
            return 1002;
        }
        if (type == Boolean.class) {
            return true;
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("1.50");
        }
        return type == Instant.class ? TIME : of((Class<?>) type);
    }

    /** What the sample has in a component that holds text. */
    static String text(RecordComponent component) {
        return "the " + component.getName();
    }
}

package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.OperationCases.Case;
import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.operation.Field;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.Profile;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the table, in each way in which the services answer, asked in each way in which one may ask. */
class OperationsTest {

    private static final Map<Profile, FivecentFixture> FIXTURES = new EnumMap<>(Profile.class);

    private enum Form {
        TEXT,
        MAP,
        RECORD,
        HEADERS
    }

    @AfterAll
    static void stop() {
        FIXTURES.values().forEach(FivecentFixture::close);
    }

    static List<Operation<?>> operations() {
        return Resource.all().stream()
                .<Operation<?>>flatMap(resource -> resource.operations().stream())
                .toList();
    }

    static Stream<Arguments> requests() {
        return operations().stream()
                .flatMap(operation -> Stream.of(Profile.values()).flatMap(profile -> Stream.of(Form.values())
                        .map(form -> arguments(operation.id(), profile, form, operation))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("requests")
    void works(String id, Profile profile, Form form, Operation<?> operation) {
        FivecentFixture fixture = FIXTURES.computeIfAbsent(
                profile, each -> new FivecentFixture(builder -> builder.profile(each), options -> {}));
        fixture.reset();
        Case tested = OperationCases.all().get(id);
        Map<String, Object> fields = tested.given().apply(fixture.account());
        Object body = body(form, operation, fields, tested.record());

        Message answer = fixture.call(
                operation.resource() + "?operation=" + operation.name(),
                body,
                headers(operation, fields, inBody(body, operation)));

        tested.then().accept(answer.getBody(), fixture.account());
        assertThat(fixture.account().requests()).singleElement().satisfies(request -> assertThat(request.operation())
                .isEqualTo(id));
    }

    @Test
    void haveACaseEach() {
        assertThat(OperationCases.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations().stream().map(Operation::id).toList());
    }

    @Test
    void areThoseOfTheSandbox() {
        assertThat(operations())
                .hasSize(31)
                .extracting(Operation::id)
                .containsExactlyInAnyOrderElementsOf(FivecentSandbox.operations());
    }

    private static Object body(
            Form form, Operation<?> operation, Map<String, Object> fields, Class<? extends FivecentRecord> type) {
        // The text of a message has no header: it is what the body is for.
        boolean message = operation.name().equals("send");
        return switch (form) {
            case TEXT -> fields.getOrDefault(String.valueOf(operation.textField()), "left over from before");
            case MAP -> fields;
            case RECORD -> Json.convert(fields, type);
            case HEADERS -> message ? fields.get(operation.textField()) : null;
        };
    }

    private static Set<String> inBody(Object body, Operation<?> operation) {
        if (body instanceof Map<?, ?> || body instanceof FivecentRecord) {
            return Json.map(body).keySet();
        }
        return body == null || operation.textField() == null ? Set.of() : Set.of(operation.textField());
    }

    private static Map<String, Object> headers(
            Operation<?> operation, Map<String, Object> fields, Set<String> without) {
        Map<String, Object> headers = new HashMap<>();
        for (Field field : operation.fields()) {
            if (fields.containsKey(field.wire()) && !without.contains(field.wire())) {
                headers.put(field.header(), fields.get(field.wire()));
            }
        }
        return headers;
    }
}

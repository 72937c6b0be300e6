package io.github.camelfivecent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas in the jar describe what records are as JSON. */
class SchemasTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of all records; what is part of another one is described there. */
    static Stream<FivecentRecord> samples() {
        return Samples.all().stream().filter(sample -> !sample.getClass().isMemberClass());
    }

    /** With as little in them as there may be. */
    static Stream<FivecentRecord> sparse() {
        return samples().map(sample -> Samples.empty(sample.getClass(), alwaysIn(sample)));
    }

    /** An item of a list has its id, since the list is walked by the ids; a receipt tells nothing without its status. */
    private static Set<String> alwaysIn(FivecentRecord sample) {
        if (sample instanceof DeliveryReceipt) {
            return Set.of("id", "status");
        }
        return Event.of(sample, false) == null ? Set.of() : Set.of("id");
    }

    @ParameterizedTest
    @MethodSource({"samples", "sparse"})
    void aRecordIsWhatItsSchemaSays(FivecentRecord item) throws IOException {
        assertThat(problems(item.getClass(), Json.text(item))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaHasTheFieldsOfItsRecordAndNoOthers(FivecentRecord item) throws IOException {
        JsonNode schema = schema(item.getClass());

        assertThat(names(schema.get("properties")))
                .containsExactlyInAnyOrderElementsOf(names(MAPPER.readTree(Json.text(item))));
        assertThat(schema.get("properties"))
                .allSatisfy(field -> assertThat(field.has("description")).isTrue());
        assertThat(schema.get("$id").textValue())
                .isEqualTo(FivecentCloudEventDataTypeTransformer.SCHEMAS
                        + item.getClass().getSimpleName() + ".json");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaRefusesEachFieldThatIsOfAWrongKind(FivecentRecord item) throws IOException {
        for (String field : names(MAPPER.readTree(Json.text(item)))) {
            ObjectNode wrong = (ObjectNode) MAPPER.readTree(Json.text(item));
            boolean object = wrong.get(field).isObject();
            wrong.set(field, object ? wrong.arrayNode() : wrong.objectNode());

            assertThat(problems(item.getClass(), wrong.toString())).as(field).isNotEmpty();
        }
    }

    /** What is wrong with JSON that should be a record. */
    static List<String> problems(Class<?> record, String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(record).toString());
        return schema.validate(MAPPER.readTree(json)).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode schema(Class<?> record) throws IOException {
        String name = "/META-INF/io/github/camelfivecent/schema/" + record.getSimpleName() + ".json";
        try (InputStream schema = SchemasTest.class.getResourceAsStream(name)) {
            assertThat(schema).as(name).isNotNull();
            return MAPPER.readTree(schema);
        }
    }

    private static List<String> names(JsonNode fields) {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

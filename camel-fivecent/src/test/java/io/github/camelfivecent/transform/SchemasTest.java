package io.github.camelfivecent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.ConversationMessage;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.Email;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Samples;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas in the jar describe what consumed records are as JSON. */
class SchemasTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<FivecentRecord> samples() {
        return Samples.all().stream().filter(sample -> Event.of(sample, false) != null);
    }

    /** With as little in them as there may be. */
    static Stream<FivecentRecord> sparse() {
        String id = "f".repeat(24);
        return Stream.of(
                new InboundMessage(id, "61400000000", "Shop", "", null, null, null, null),
                new OptOut(id, "61412333555", null),
                new SentSms(id, null, null, null, null, new BigDecimal("0.5"), null, null, null),
                new DeliveryReceipt(id, 1002, null),
                new SentEmail(id, null, null, null, null, null, null, null, null),
                new Email(id, null, null, null, null, null, null, null, null, null, null, null),
                new ConversationMessage(id, null, null, null, null, null, null, null, null, null),
                new Balance(null, null));
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
    void aSchemaRefusesWhatIsOfAWrongKind(FivecentRecord item) throws IOException {
        String wrong = Json.text(item).replaceAll("\":[^\\[,}]+", "\":{}");

        assertThat(problems(item.getClass(), wrong)).isNotEmpty();
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

package io.github.camelfivecent.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.http.AnswerShape.Answered;
import io.github.camelfivecent.model.OptOut;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of a page, as a JSON parser would find them. */
class IdScannerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnswerShape<IdPage> IDS =
            AnswerShape.page("numbers", OptOut.class).ids();
    private static final String ID = "683554c596937cc4b90f5cf7";
    private static final String OTHER = "683554c596937cc4b90f5cf6";
    private static final String NEXT = "api/v5/optouts?after=" + OTHER;

    @Property(tries = 500)
    void areThoseThatAParserFinds(
            @ForAll("answers") ObjectNode answer,
            @ForAll boolean indented,
            @ForAll @IntRange(min = 1, max = 40) int most)
            throws IOException {
        ObjectWriter writer = indented ? JSON.writerWithDefaultPrettyPrinter() : JSON.writer();

        IdPage page = read(writer.writeValueAsBytes(answer), most).result();

        assertThat(page.all()).isEqualTo(ids(answer));
        assertThat(page.nextPage()).isEqualTo(page.size() == 0 || !answer.has("next_page") ? null : OTHER);
    }

    @Property(tries = 500)
    void ofAnAnswerThatWasCutOffAreNone(@ForAll("answers") ObjectNode answer, @ForAll Random random)
            throws IOException {
        byte[] whole = JSON.writeValueAsBytes(answer);
        byte[] part = Arrays.copyOf(whole, random.nextInt(whole.length));

        assertThatThrownBy(() -> read(part, 8192)).isInstanceOf(UnreadableAnswerException.class);
    }

    private static List<String> ids(ObjectNode answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : answer.path("numbers")) {
            if (!item.isNull()) {
                String id = item.isObject() ? item.path("id").asText() : item.asText();
                boolean isText = item.isObject() ? item.path("id").isTextual() : item.isTextual();
                ids.add(isText && id.matches("[0-9a-fA-F]{24}") ? id.toLowerCase() : null);
            }
        }
        return ids;
    }

    @Provide
    Arbitrary<ObjectNode> answers() {
        return Combinators.combine(items().list().ofMaxSize(30), Arbitraries.of(true, false), values())
                .as((items, more, other) -> {
                    ObjectNode answer = JSON.createObjectNode().put("error", "");
                    answer.set("other \" [{", other);
                    ArrayNode list = answer.putArray("numbers");
                    items.forEach(list::add);
                    answer.put("count", items.size());
                    return more ? answer.put("next_page", NEXT) : answer;
                });
    }

    private static Arbitrary<JsonNode> items() {
        Arbitrary<JsonNode> objects = Combinators.combine(
                        values(),
                        values(),
                        Arbitraries.of("id", "Id", "idd", "i", ""),
                        texts().injectNull(0.2),
                        Arbitraries.of("number", "message", "]", "\"id\":\"" + ID + "\""))
                .as((before, after, name, id, field) -> {
                    ObjectNode item = JSON.createObjectNode();
                    item.set(field, before);
                    item.put(name, id);
                    item.set("z" + field, after);
                    return item;
                });
        return Arbitraries.frequencyOf(Tuple.of(8, objects), Tuple.of(2, values()));
    }

    private static Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                texts().map(JSON::<JsonNode>valueToTree),
                Arbitraries.integers().map(JSON::<JsonNode>valueToTree),
                Arbitraries.of(true, false, null).map(JSON::<JsonNode>valueToTree));
        Arbitrary<JsonNode> flat = structures(scalars);
        return Arbitraries.oneOf(scalars, scalars, flat, structures(flat));
    }

    private static Arbitrary<JsonNode> structures(Arbitrary<JsonNode> values) {
        return Arbitraries.oneOf(
                values.list().ofMaxSize(3).map(JSON::<JsonNode>valueToTree),
                Arbitraries.maps(Arbitraries.of("id", "a", "numbers"), values)
                        .ofMaxSize(3)
                        .map(JSON::<JsonNode>valueToTree));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(24),
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withChars("\"\\{}[],: 0a").ofMaxLength(30));
    }

    @Test
    void mayStandAnywhereInAnItem() throws IOException {
        assertThat(all("{\"numbers\":[{\"a\":{\"id\":\"x\"},\"id\":\"" + ID + "\",\"id\":1},\"" + OTHER + "\"]}"))
                .containsExactly(ID, OTHER);
    }

    @Test
    void areFoundInAListOfOneThatIsNotWrittenAsAList() throws IOException {
        assertThat(all("{\"error\":\"\", \"numbers \" : {\"id\" : \"" + ID + "\"} }"))
                .containsExactly(ID);
    }

    @Test
    void areNoneInAnEmptyList() throws IOException {
        assertThat(all("{\"error\":\"\",\"numbers\":[ ]}")).isEmpty();
        assertThat(all("{\"error\":\"\",\"numbers\":null}")).isEmpty();
    }

    @Test
    void areNoneInAnAnswerThatReportsAnError() throws IOException {
        byte[] answer = "{\"numbers\":[{\"id\":\"1\"}],\"error\":\"Not \\\"now\\\"\"}".getBytes(UTF_8);

        assertThat(read(answer, 8192).error()).isEqualTo("Not \"now\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"error\":\"\"}",
                "{\"error\":\"\",,\"numbers\":[]}",
                "{\"error\":\"\",\"numbers\"[]}",
                "{\"numbers\":[{}{}]}",
                "{\"numbers\":[{},]}",
                "{\"numbers\":[,{}]}",
                "{\"numbers\":[}]}",
                "{\"numbers\":[{]]}",
                "{\"numbers\":[{\"a\":[}]}]}",
                "{\"numbers\":[{\"a\" 1}]}",
                "{\"numbers\":[{\"a\":1 \"b\":2}]}",
                "{\"numbers\":[{a:1}]}",
                "{\"numbers\":[{\"id\":}]}",
                "{\"numbers\":[{}}",
                "<html>down for maintenance</html>"
            })
    void areNoneInWhatIsNoSuchAnswer(String answer) {
        assertThatThrownBy(() -> read(answer.getBytes(UTF_8), 8192)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void areNotLookedForInEndlessDepth() {
        String answer = "{\"numbers\":[{\"id\":\"" + ID + "\",\"a\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> read(answer.getBytes(UTF_8), 8192)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void areMissedWithTheReason() {
        assertThatThrownBy(() -> all("{\"numbers\":[{\"id\":")).hasMessage("the answer is cut off");
        assertThatThrownBy(() -> all("{\"numbers\":[x}]}")).hasMessage("the answer is not the JSON that was expected");
    }

    private static List<String> all(String answer) throws IOException {
        return read(answer.getBytes(UTF_8), 8192).result().all();
    }

    /** Read as it may come from a network, a few bytes at a time. */
    private static Answered<IdPage> read(byte[] answer, int most) throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(answer)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, Math.min(length, most));
            }
        };
        return IDS.read(slow);
    }
}

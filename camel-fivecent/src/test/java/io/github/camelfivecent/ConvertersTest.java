package io.github.camelfivecent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.BYTE_ARRAY;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.model.FivecentRecord;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.Samples;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConverter;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the component gives goes into files, queues, topics and expressions as it is. */
class ConvertersTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture();

    private static final TypeConverter CONVERTER = FIVECENT.context().getTypeConverter();
    private static final InboundMessage MESSAGE = new InboundMessage(
            "1", "0480000000", "0412333555", "Grüße £5", Instant.ofEpochSecond(1717000000), "", null, List.of());
    private static final String JSON = "{\"id\":\"1\",\"to\":\"0480000000\",\"from\":\"0412333555\","
            + "\"message\":\"Grüße £5\",\"date\":1717000000,\"contact_name\":\"\",\"images\":[]}";

    static List<FivecentRecord> all() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRecordConverts(FivecentRecord sample) throws Exception {
        String text = CONVERTER.mandatoryConvertTo(String.class, sample);

        assertThat(text).isEqualTo(Json.text(Json.map(sample))).startsWith("{\"");
        assertThat(CONVERTER.mandatoryConvertTo(byte[].class, sample)).isEqualTo(text.getBytes(UTF_8));
        assertThat(CONVERTER.mandatoryConvertTo(InputStream.class, sample)).hasContent(text);
        assertThat(CONVERTER.mandatoryConvertTo(Map.class, sample)).isEqualTo(Json.map(sample));
    }

    @Test
    void jsonHasTheNamesAndTimesOfTheService() {
        assertThat(CONVERTER.convertTo(String.class, MESSAGE)).isEqualTo(JSON);
        assertThat(CONVERTER.convertTo(Map.class, MESSAGE))
                .containsEntry("from", "0412333555")
                .containsEntry("date", 1717000000L)
                .doesNotContainKey("reply_to");
    }

    @Test
    void aListOfResultsIsAnArray() throws Exception {
        Results<OptOut> results = new Results<>(List.of(new OptOut("1", "0412333555", null)));
        String json = "[{\"id\":\"1\",\"number\":\"0412333555\"}]";

        assertThat(CONVERTER.mandatoryConvertTo(String.class, results)).isEqualTo(json);
        assertThat(CONVERTER.mandatoryConvertTo(byte[].class, results))
                .asString()
                .isEqualTo(json);
        assertThat(CONVERTER.mandatoryConvertTo(InputStream.class, results)).hasContent(json);
        assertThatThrownBy(() -> CONVERTER.mandatoryConvertTo(Map.class, results))
                .isInstanceOf(NoTypeConversionAvailableException.class);
    }

    @Test
    void aPageHasItsItemsAndWhereTheNextOneBegins() {
        Page<OptOut> page = new Page<>(List.of(new OptOut("1", "0412333555", null)), "2");

        assertThat(CONVERTER.convertTo(String.class, page))
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"number\":\"0412333555\"}],\"next_page\":\"2\"}");
    }

    @Test
    void aFileTakesARecordAsItIs(@TempDir Path folder) {
        FIVECENT.send("file:" + folder + "?fileName=message.json", MESSAGE);

        assertThat(folder.resolve("message.json")).content(UTF_8).isEqualTo(JSON);
    }

    @Test
    void aFileTakesTheAnswerToASend(@TempDir Path folder) throws Exception {
        RouteBuilder.addRoutes(FIVECENT.context(), routes -> routes.from("direct:log")
                .to("fivecent:sms?sender=Shop&to=0412333555")
                .to("file:" + folder + "?fileName=sent.json"));

        FIVECENT.send("direct:log", "Hi");

        assertThat(Files.readString(folder.resolve("sent.json")))
                .startsWith("[{\"destination\":\"0412333555\",\"id\":\"")
                .endsWith("}]");
    }

    @Test
    void aQueueOrTopicTakesARecordAsBytes() throws Exception {
        MockEndpoint queue = FIVECENT.context().getEndpoint("mock:queue", MockEndpoint.class);
        RouteBuilder.addRoutes(FIVECENT.context(), routes -> routes.from("direct:queue")
                .convertBodyTo(byte[].class)
                .to("mock:queue"));

        FIVECENT.send("direct:queue", MESSAGE);

        assertThat(queue.getExchanges().get(0).getMessage().getBody())
                .asInstanceOf(BYTE_ARRAY)
                .asString(UTF_8)
                .isEqualTo(JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "${body.from}, 0412333555",
        "${body.message.length}, 8",
        "${body.date.epochSecond}, 1717000000",
        "'${body.replyTo}', ''",
        "'${body}', JSON",
        "'${bodyAs(String)}', JSON"
    })
    void simpleReadsARecord(String expression, String value) {
        Object found = FIVECENT.context()
                .resolveLanguage("simple")
                .createExpression(expression)
                .evaluate(exchange(MESSAGE), String.class);

        assertThat(found == null ? "" : found).isEqualTo(value.replace("JSON", JSON));
    }

    @Test
    void simpleReadsAListAndAPage() {
        OptOut first = new OptOut("1", "0412333555", null);

        assertThat(FIVECENT.context()
                        .resolveLanguage("simple")
                        .createExpression("${body[0].number} ${body.size}")
                        .evaluate(exchange(new Results<>(List.of(first))), String.class))
                .isEqualTo("0412333555 1");
        assertThat(FIVECENT.context()
                        .resolveLanguage("simple")
                        .createExpression("${body.items[0].number} ${body.nextPage}")
                        .evaluate(exchange(new Page<>(List.of(first), "2")), String.class))
                .isEqualTo("0412333555 2");
    }

    @Test
    void aSplitterTakesAPageApart() throws Exception {
        MockEndpoint parts = FIVECENT.context().getEndpoint("mock:parts", MockEndpoint.class);
        RouteBuilder.addRoutes(
                FIVECENT.context(),
                routes -> routes.from("direct:page").split(routes.body()).to("mock:parts"));

        FIVECENT.send("direct:page", new Page<>(List.of(MESSAGE, MESSAGE), null));

        parts.expectedBodiesReceived(MESSAGE, MESSAGE);
        parts.assertIsSatisfied();
    }

    private static Exchange exchange(Object body) {
        return ExchangeBuilder.anExchange(FIVECENT.context()).withBody(body).build();
    }
}

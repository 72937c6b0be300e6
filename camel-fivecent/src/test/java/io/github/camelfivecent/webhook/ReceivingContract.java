package io.github.camelfivecent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelfivecent.FivecentConstants;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.model.DeliveryReceipt;
import io.github.camelfivecent.model.InboundMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route gets, whichever server component listens and however the service carries its parameters. */
abstract class ReceivingContract {

    private static final Map<String, String> MESSAGE = Map.of(
            "MID", "683554c596937cc4b90f5cf7",
            "FROM", "61404111555",
            "TO", "61403777444",
            "TIMESTAMP", "1717518220",
            "MESSAGE", "Hello, world!");

    private final String component;
    private final List<Exchange> routed = new CopyOnWriteArrayList<>();
    private WebhookServer server;

    ReceivingContract(String component) {
        this.component = component;
    }

    @BeforeEach
    void start() throws Exception {
        server = new WebhookServer(component, options -> {});
        server.start(new RouteBuilder() {
            @Override
            public void configure() {
                for (String resource : List.of("sms", "inbox", "account")) {
                    from(server.uri(resource)).process(exchange -> routed.add(exchange.copy()));
                }
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMessageIsWhatAConsumerOfTheInboxGives() {
        Map<String, String> parameters = with(
                MESSAGE,
                "REPLY_TO",
                "555554c596937cc4b90f5444",
                "IMAGES",
                "[\"https://url-to-image/a.jpg\",\"https://url-to-image/b.jpg?x=1&y=2\"]");

        assertThat(bodies("inbox", parameters))
                .containsOnly(new InboundMessage(
                        "683554c596937cc4b90f5cf7",
                        "61403777444",
                        "61404111555",
                        "Hello, world!",
                        Instant.ofEpochSecond(1717518220),
                        null,
                        "555554c596937cc4b90f5444",
                        List.of("https://url-to-image/a.jpg", "https://url-to-image/b.jpg?x=1&y=2")));
    }

    @Test
    void whatAMessageDoesNotHaveMayBeAbsentOrEmpty() {
        InboundMessage plain = new InboundMessage(
                "683554c596937cc4b90f5cf7",
                "61403777444",
                "61404111555",
                "",
                Instant.ofEpochSecond(1717518220),
                null,
                null,
                List.of());
        Map<String, String> absent = new HashMap<>(MESSAGE);
        absent.remove("MESSAGE");

        assertThat(bodies("inbox", absent)).containsOnly(plain);
        assertThat(bodies("inbox", with(MESSAGE, "MESSAGE", "", "REPLY_TO", "", "IMAGES", "")))
                .containsOnly(plain);
    }

    @Test
    void aReceiptTellsIdStatusAndText() {
        assertThat(bodies("sms", Map.of("MID", "abc12345", "STATUS", "1002", "TEXT", "Message delivered")))
                .containsOnly(new DeliveryReceipt("abc12345", 1002, "Message delivered"));
        assertThat(bodies("sms", Map.of("MID", "abc12345", "STATUS", "4711")))
                .as("a status that nobody knows, without a text")
                .containsOnly(new DeliveryReceipt("abc12345", 4711, null));
    }

    @Test
    void aBalanceMayBeFractional() {
        assertThat(bodies("account", Map.of("BALANCE", "45"))).containsOnly(new Balance(null, new BigDecimal("45")));
        assertThat(bodies("account", Map.of("BALANCE", "-0.25")))
                .containsOnly(new Balance(null, new BigDecimal("-0.25")));
    }

    @Test
    void theHeadersAreThoseOfConsumersAndNoOthers() {
        server.postForm("inbox", MESSAGE);
        server.postForm("sms", Map.of("MID", "abc12345", "STATUS", "1002", "TEXT", "Delivered"));

        assertThat(routed.get(0).getMessage().getHeaders())
                .containsOnly(
                        entry(FivecentConstants.MESSAGE_ID, "683554c596937cc4b90f5cf7"),
                        entry(FivecentConstants.FROM, "61404111555"),
                        entry(FivecentConstants.NUMBER, "61404111555"),
                        entry(FivecentConstants.TO, "61403777444"),
                        entry(FivecentConstants.TIMESTAMP, Instant.ofEpochSecond(1717518220)),
                        entry(Exchange.MESSAGE_TIMESTAMP, 1717518220_000L));
        assertThat(routed.get(1).getMessage().getHeaders())
                .containsOnly(
                        entry(FivecentConstants.MESSAGE_ID, "abc12345"),
                        entry(FivecentConstants.STATUS, 1002),
                        entry(FivecentConstants.STATUS_TEXT, "Delivered"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1 = 2 & 100 %, %41 is A; ?a=b#c",
                "Grüße, 你好, \uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD",
                "two\r\nlines\tand \"quotes\" 'and' <tags>",
                " spaces around ",
                "RAW(a+b)",
                "{{not.a.placeholder}} ${body}",
                "[1,2]",
                "a,b"
            })
    void aTextArrivesAsItWasWritten(String text) {
        assertThat(bodies("inbox", with(MESSAGE, "MESSAGE", text)))
                .extracting(body -> ((InboundMessage) body).message())
                .containsOnly(text);
    }

    @Test
    void aSpaceMayBeAPlusOrPercentTwenty() {
        String form = WebhookServer.form(MESSAGE).replace("Hello%2C+world%21", "a+b%20c%2Bd");

        server.post("inbox", WebhookServer.token(), form);
        server.post("inbox", WebhookServer.token() + "&" + form, "");

        assertThat(routed)
                .hasSize(2)
                .extracting(exchange -> ((InboundMessage) exchange.getMessage().getBody()).message())
                .containsOnly("a b c+d");
    }

    @Test
    void parametersMayStandInBothPlaces() {
        server.post("sms", WebhookServer.token() + "&MID=abc&STATUS=1002", "STATUS=1002&TEXT=Delivered");

        assertThat(routed)
                .singleElement()
                .extracting(exchange -> exchange.getMessage().getBody())
                .isEqualTo(new DeliveryReceipt("abc", 1002, "Delivered"));
    }

    @Test
    void parametersNamedLikeHeadersOfCamelAreIgnored() {
        Map<String, String> parameters = with(
                MESSAGE,
                FivecentConstants.MESSAGE_ID,
                "evil",
                Exchange.HTTP_RESPONSE_CODE,
                "418",
                "camelhttpresponsecode",
                "418",
                "org.apache.camel.x",
                "evil");

        assertThat(bodies("inbox", parameters)).hasSize(2);
        assertThat(routed)
                .extracting(exchange -> exchange.getMessage().getHeader(FivecentConstants.MESSAGE_ID))
                .containsOnly("683554c596937cc4b90f5cf7");
    }

    /** The bodies that a form and a query give. */
    private List<Object> bodies(String resource, Map<String, String> parameters) {
        routed.clear();
        assertThat(server.postForm(resource, parameters)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        });
        assertThat(server.postQuery(resource, parameters).statusCode()).isEqualTo(200);
        List<Object> bodies = new ArrayList<>();
        routed.forEach(exchange -> bodies.add(exchange.getMessage().getBody()));
        assertThat(bodies).hasSize(2);
        return bodies;
    }

    private static Map<String, String> with(Map<String, String> parameters, String... more) {
        Map<String, String> all = new HashMap<>(parameters);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}

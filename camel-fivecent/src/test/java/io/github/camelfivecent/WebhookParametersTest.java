package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the parameters of a request are found, in all the ways in which server components hand them on. */
class WebhookParametersTest {

    private static final int LIMIT = 65_536;
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    @Property
    void aTextIsTheSameHoweverItTravels(@ForAll @NotEmpty String any) {
        // a lone half of a surrogate pair cannot be encoded
        String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String form = "MESSAGE=" + URLEncoder.encode(text, StandardCharsets.UTF_8);

        assertThat(read(form, null).text("MESSAGE")).isEqualTo(text);
        assertThat(read(null, form).text("MESSAGE")).isEqualTo(text);
        assertThat(read(null, form.getBytes(StandardCharsets.UTF_8)).text("MESSAGE"))
                .isEqualTo(text);
        assertThat(read(null, new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))
                        .text("MESSAGE"))
                .isEqualTo(text);
        assertThat(read(null, Map.of("MESSAGE", text)).text("MESSAGE")).isEqualTo(text);
        assertThat(readHeaders(Map.of("MESSAGE", text)).text("MESSAGE")).isEqualTo(text);
    }

    @Property
    void aRequestOfAnyContentIsReadOrRefused(@ForAll String query, @ForAll String body) {
        Message request = request(query, body);

        assertThat(WebhookParameters.hasToken(request, "secret")).isFalse();
        for (String resource : WebhookEvent.RESOURCES) {
            RefusedException refused = catchThrowableOfType(
                    RefusedException.class,
                    () -> WebhookEvent.of(resource, WebhookParameters.of(request, LIMIT), true));
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Property(tries = 200)
    void neitherOrderNorPlaceOfParametersMatters(@ForAll Random random) {
        List<String> pairs = new ArrayList<>(
                List.of("MID=abc", "FROM=61400", "TO=61401", "TIMESTAMP=1717518220", "MESSAGE=hi", "REPLY_TO=def"));
        WebhookEvent inOrder = message(String.join("&", pairs), null);
        Collections.shuffle(pairs, random);
        int cut = random.nextInt(pairs.size() + 1);

        assertThat(message(String.join("&", pairs.subList(0, cut)), String.join("&", pairs.subList(cut, pairs.size()))))
                .isEqualTo(inOrder);
    }

    private static WebhookEvent message(String query, String body) {
        return WebhookEvent.of("inbox", read(query, body), false);
    }

    @Test
    void aQueryThatIsOnlyThereDecodedIsBetterThanNone() {
        Message request = request(null, null);
        request.setHeader(Exchange.HTTP_QUERY, "MID=abc");

        assertThat(WebhookParameters.of(request, LIMIT).id("MID")).isEqualTo("abc");
    }

    @Test
    void aFormThatIsHandedOnAsHeadersIsRead() {
        WebhookParameters parameters = readHeaders(Map.of("MID", "abc", "STATUS", "1002", "token", "t"));

        assertThat(parameters.id("MID")).isEqualTo("abc");
        assertThat(parameters.integer("STATUS")).isEqualTo(1002);
    }

    @Test
    void headersAreNotLookedAtWhenThereAreParameters() {
        Message request = request("MID=abc", null);
        request.setHeader("From", "webmaster@example.com");

        assertThat(WebhookParameters.of(request, LIMIT).text("FROM")).isNull();
    }

    /** As Spring Boot's platform-http hands a form on. */
    @Property
    void aFormThatIsDecodedByHalfIsReadAsItWasMeant(@ForAll @NotEmpty String any) {
        String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String half = URLEncoder.encode(text, StandardCharsets.UTF_8).replace('+', ' ');
        Message request = request(null, Map.of("MESSAGE", half, "MID", List.of("abc", "abc")));
        request.setHeader("MESSAGE", text);
        request.setHeader("MID", List.of("abc", "abc"));

        assertThat(WebhookParameters.of(request, LIMIT).text("MESSAGE")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%28", "%28(", "100% sure", "%2528", "a+b %2B", "%"})
    void aTextWithPercentSignsIsNotDecodedTwice(String text) {
        Message request = request(null, Map.of("MESSAGE", text));
        assertThat(WebhookParameters.of(request, LIMIT).text("MESSAGE")).isEqualTo(text);

        request.setHeader("MESSAGE", text);
        assertThat(WebhookParameters.of(request, LIMIT).text("MESSAGE")).isEqualTo(text);

        request.setHeader("MESSAGE", List.of(text, text));
        assertThat(WebhookParameters.of(request, LIMIT).text("MESSAGE")).isEqualTo(text);
    }

    @Test
    void theSameValueTwiceIsOneValue() {
        assertThat(read("MID=abc", "MID=abc").id("MID")).isEqualTo("abc");
        assertThat(read(null, Map.of("MID", List.of("abc", "abc"))).id("MID")).isEqualTo("abc");
    }

    @Test
    void twoValuesAreRefused() {
        assertRefused(() -> read("MID=abc", "MID=abd").id("MID"), 400, "MID is given more than once");
        assertRefused(
                () -> read(null, Map.of("MID", List.of("abc", "abd"))).id("MID"), 400, "MID is given more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%Z1", "%4", "MID=%", "a=1&%zz=1"})
    void brokenEncodingIsRefused(String form) {
        assertRefused(() -> read(form, null), 400, "the parameters are not URL-encoded");
        assertRefused(() -> read(null, form), 400, "the parameters are not URL-encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "&&&", "=", "=&=", "a", "a&b", "MID", "MID="})
    void emptyPairsDoNoHarm(String form) {
        assertThat(read(form, form).text("MID")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1e3", "99999999999999999999", "253402300800", "12.5", "٣", "NaN", " 1"})
    void numbersAreTakenStrictly(String text) {
        String form = "N=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        Map<String, Boolean> taken = new LinkedHashMap<>();
        taken.put("integer", isTaken(() -> read(form, null).integer("N")));
        taken.put("time", isTaken(() -> read(form, null).time("N")));
        taken.put("decimal", isTaken(() -> read(form, null).decimal("N")));

        assertThat(taken.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        switch (text) {
                            case "0" -> List.of("integer", "time", "decimal");
                            case "-0" -> List.of("integer", "decimal");
                            case "253402300800" -> List.of("decimal");
                            case "12.5" -> List.of("decimal");
                            default -> List.of();
                        });
    }

    @Test
    void onlyAsMuchIsReadAsIsAllowed() {
        int[] read = new int[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'a';
            }
        };

        assertRefused(
                () -> WebhookParameters.of(request(null, endless), 1000),
                413,
                "the parameters have more than 1000 bytes");
        assertThat(read[0]).isLessThanOrEqualTo(1001);
    }

    @Test
    void theLimitHoldsForEachWayOfHandingThemOn() {
        String text = "a".repeat(1001);
        Message announced = request(null, "");
        announced.setHeader(Exchange.CONTENT_LENGTH, "1001");
        List<Message> requests = List.of(
                request("MID=" + text, null),
                request(null, "MID=" + text),
                request(null, Map.of("MID", text)),
                request(null, Map.of("MID", List.of(text.substring(500), text.substring(500)))),
                announced);

        assertThat(requests).allSatisfy(request -> assertRefused(() -> WebhookParameters.of(request, 1000), 413, null));
        assertThat(WebhookParameters.of(request("MID=abc", text.substring(8)), 1000)
                        .id("MID"))
                .isEqualTo("abc");
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertRefused(() -> read(null, broken), 400, "the body cannot be read");
    }

    @Test
    void theTokenIsOneInTheQuery() {
        String token = "a b&ü";
        String encoded = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);

        assertThat(WebhookParameters.hasToken(request(encoded, null), token)).isTrue();
        assertThat(WebhookParameters.hasToken(request("MID=1&" + encoded + "&x=%ZZ", null), token))
                .isTrue();
        assertThat(List.of(
                        request(null, encoded),
                        request("x" + encoded, null),
                        request("TOKEN" + encoded.substring(5), null),
                        request(encoded + "&token=", null),
                        request(encoded + "+", null),
                        request(encoded.substring(0, encoded.length() - 3), null),
                        request("token=%ZZ", null),
                        request("token", null)))
                .noneMatch(request -> WebhookParameters.hasToken(request, token));
    }

    private static boolean isTaken(Runnable reading) {
        return catchThrowableOfType(RefusedException.class, reading::run) == null;
    }

    private static void assertRefused(Runnable reading, int status, String message) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            if (message != null) {
                assertThat(refused).hasMessage(message);
            }
        });
    }

    private static WebhookParameters read(String query, Object body) {
        return WebhookParameters.of(request(query, body), LIMIT);
    }

    private static WebhookParameters readHeaders(Map<String, String> headers) {
        Message request = request(null, null);
        headers.forEach(request::setHeader);
        return WebhookParameters.of(request, LIMIT);
    }

    private static Message request(String query, Object body) {
        Message request = new DefaultExchange(CONTEXT).getMessage();
        request.setHeader(Exchange.HTTP_RAW_QUERY, query);
        request.setBody(body);
        return request;
    }
}

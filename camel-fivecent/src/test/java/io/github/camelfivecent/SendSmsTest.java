package io.github.camelfivecent;

import static io.github.camelfivecent.sandbox.domain.SmsStatus.SCHEDULED;
import static io.github.camelfivecent.sandbox.domain.SmsStatus.SENDING;
import static io.github.camelfivecent.sandbox.domain.SmsStatus.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.model.SendSms;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMS as people write them, and as they arrive. */
class SendSmsTest {

    @RegisterExtension
    static final FivecentFixture FIVECENT = new FivecentFixture(options -> {
        options.setSender("Shop");
        options.setTo("0412333555");
    });

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("Ready, £5 only!", "gsm7", 1),
                arguments("a".repeat(160), "gsm7", 1),
                arguments("a".repeat(161), "gsm7", 2),
                arguments("€".repeat(80), "gsm7", 1),
                arguments("€".repeat(80) + "a", "gsm7", 2),
                arguments("a".repeat(306), "gsm7", 2),
                arguments("a".repeat(307), "gsm7", 3),
                arguments("Testing🎉", "ucs2", 1),
                arguments("“Hi”", "ucs2", 1),
                arguments("ж".repeat(70), "ucs2", 1),
                arguments("ж".repeat(71), "ucs2", 2),
                arguments("🎉".repeat(35), "ucs2", 1),
                arguments("🎉".repeat(66), "ucs2", 2),
                arguments("🎉".repeat(67), "ucs2", 3),
                arguments("line 1\r\nline 2\t\"\\ \u0000", "ucs2", 1));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void arriveAsTheyWereWritten(String text, String encoding, int segments) {
        Message answer = FIVECENT.call("sms", text);

        assertThat(sent())
                .extracting(StoredSms::text, StoredSms::encoding, StoredSms::segments)
                .containsExactly(text, encoding, segments);
        assertThat(answer.getHeader("CamelFivecentEncoding")).isEqualTo(encoding);
        assertThat(answer.getHeader("CamelFivecentSegments")).isEqualTo(segments);
        assertThat(answer.getHeader("CamelFivecentCredits", Integer.class)).isEqualTo(segments);
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                arguments("sms", "Hi", Map.of(), "gsm7"),
                arguments("sms?unicode=auto", "Hi", Map.of(), "gsm7"),
                arguments("sms?unicode=true", "Hi", Map.of(), "ucs2"),
                arguments("sms?unicode=false", "Hi", Map.of(), "gsm7"),
                arguments("sms?unicode=false", "Hi", Map.of("CamelFivecentUnicode", true), "ucs2"),
                arguments("sms?unicode=true", "Hi", Map.of("CamelFivecentUnicode", "AUTO"), "gsm7"),
                arguments("sms?unicode=true", Map.of("message", "Hi", "unicode", "false"), Map.of(), "gsm7"),
                arguments("sms", new SendSms(null, null, "Hi", null, true, null), Map.of(), "ucs2"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void takeTheEncodingThatIsAskedFor(String uri, Object body, Map<String, ?> headers, String encoding) {
        FIVECENT.call(uri, body, headers);

        assertThat(sent()).extracting(StoredSms::text, StoredSms::encoding).containsExactly("Hi", encoding);
    }

    @Test
    void mayTakeAsManySegmentsAsAllowed() {
        FIVECENT.call("sms?maxSegments=2", "a".repeat(306));

        assertThat(sent().segments()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aLimitThatNoTextKeepsEndsTheStart(int limit) {
        assertThatThrownBy(() -> FIVECENT.exchange("sms?maxSegments=" + limit, "Hello", Map.of()))
                .hasStackTraceContaining("option maxSegments takes a number from 1, given " + limit);
    }

    static Stream<Object> recipients() {
        return Stream.of(
                "0412333555,0412333556",
                " 0412 333 555 , 0412-333-556 ,",
                List.of("0412333555", "0412333556"),
                Arrays.asList("0412333555", null, "", "0412333556"),
                new LinkedHashSet<>(List.of("0412333555", "0412333556")),
                List.of("0412333555,0412333556"));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void goToSeveralRecipientsWithAnEntryForEach(Object to) {
        for (Message answer : List.of(
                FIVECENT.call("sms", "Hi", Map.of("CamelFivecentTo", to)),
                FIVECENT.call("sms", Map.of("to", to, "message", "Hi")))) {
            assertThat(answer.getBody(List.class))
                    .extracting("destination")
                    .containsExactly("0412333555", "0412333556");
            assertThat(answer.getHeader("CamelFivecentCount")).isEqualTo(2);
            assertThat(answer.getHeader("CamelFivecentCredits", Integer.class)).isEqualTo(2);
            assertThat(answer.getHeader("CamelFivecentMessageId")).isNull();
        }
        assertThat(FIVECENT.account().requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0412333555, 0412333555",
        "0412 333 555, 0412333555",
        "(04) 1233-3555, 0412333555",
        "+61 412 333 555, 61412333555",
        "+61 (0)412 333 555, 61412333555",
        "61412333555, 61412333555",
        "0061412333555, 61412333555",
        "0011 61 412 333 555, 61412333555",
        "+64 21 123 456, 6421123456",
        "+1 (202) 555-0123, 12025550123"
    })
    void goToNumbersAsPeopleWriteThem(String written, String given) {
        FIVECENT.call("sms", "Hi", Map.of("CamelFivecentTo", written));

        assertThat(sent().destination()).isEqualTo(given);
    }

    @Test
    void goToANumberThatIsANumber() {
        FIVECENT.call("sms", Map.of("to", 61412333555L, "message", 5));

        assertThat(sent()).extracting(StoredSms::destination, StoredSms::text).containsExactly("61412333555", "5");
    }

    @ParameterizedTest
    @CsvSource({"Shop, Shop", "Shop1234567, Shop1234567", "0404 123 123, 0404123123", "+61 480 000 000, 61480000000"})
    void comeFromANameOrANumber(String sender, String given) {
        FIVECENT.call("sms", "Hi", Map.of("CamelFivecentSender", sender));

        assertThat(sent().sender()).isEqualTo(given);
    }

    static Stream<Object> schedules() {
        Instant time = tomorrow();
        return Stream.of(
                time,
                time.plusMillis(999),
                time.getEpochSecond(),
                Long.toString(time.getEpochSecond()),
                time.atZone(ZoneOffset.ofHours(11)),
                time.atOffset(ZoneOffset.UTC),
                Date.from(time),
                time.toString(),
                time.atOffset(ZoneOffset.ofHours(11)).toString());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void goOutWhenTheyAreScheduled(Object schedule) {
        Message answer = FIVECENT.call("sms", "Hi", Map.of("CamelFivecentSchedule", schedule));
        FIVECENT.call("sms", Map.of("message", "Hi", "schedule", schedule));

        assertThat(FIVECENT.account().sentSms()).hasSize(2).allSatisfy(sms -> {
            assertThat(sms.is(SCHEDULED)).isTrue();
            assertThat(sms.sendAt().getEpochSecond())
                    .isEqualTo(((SmsResult) answer.getBody(List.class).get(0))
                            .schedule()
                            .getEpochSecond());
            assertThat(sms.sendAt()).isBetween(tomorrow().minusSeconds(60), tomorrow());
        });
        assertThat(answer.getHeader("CamelFivecentStatus")).isEqualTo(1005);
    }

    @Test
    void mayBeScheduledByARecordAndByTheEndpoint() {
        Instant time = tomorrow();
        FIVECENT.call("sms", new SendSms(null, null, "Hi", null, null, time));
        FIVECENT.call("sms?schedule=" + time, "Hi");

        assertThat(FIVECENT.account().sentSms()).hasSize(2).allSatisfy(sms -> assertThat(sms.sendAt())
                .isEqualTo(time));
    }

    @ParameterizedTest
    @CsvSource({"0", "''", "' '"})
    void goOutAtOnceWhenTheScheduleIsNoTime(String schedule) {
        FIVECENT.call("sms?schedule=" + tomorrow(), "Hi", Map.of("CamelFivecentSchedule", schedule));

        assertThat(sent().is(SENDING)).isTrue();
    }

    @Test
    void mayBeChecksOnly() {
        Message answer = FIVECENT.call("sms?test=true", "Hi");

        assertThat(sent().is(TEST)).isTrue();
        assertThat(answer.getHeader("CamelFivecentStatusText")).isEqualTo("Test Message");
        assertThat(answer.getHeader("CamelFivecentCredits", Integer.class)).isZero();
        assertThat(FIVECENT.account().credits()).isEqualByComparingTo("10000");
    }

    @Test
    void tellWhatBecameOfThem() {
        FIVECENT.account().pricePerSegment(new BigDecimal("0.75"));

        Message answer = FIVECENT.call("sms", "Hi");

        assertThat(answer.getHeaders())
                .containsEntry("CamelFivecentMessageId", sent().id())
                .containsEntry("CamelFivecentStatus", 1011)
                .containsEntry("CamelFivecentStatusText", "Sending...")
                .containsEntry("CamelFivecentCredits", new BigDecimal("0.75"))
                .containsEntry("CamelFivecentCount", 1);
    }

    @Test
    void tellNothingOfThoseBeforeThem() {
        Set<String> single = Set.of("CamelFivecentMessageId", "CamelFivecentStatus", "CamelFivecentStatusText");
        Message first = FIVECENT.call("sms", "Hi");
        assertThat(first.getHeaders()).containsKeys(single.toArray(String[]::new));

        first.setHeader("CamelFivecentTo", "0412333555,0412333556");
        Message second = FIVECENT.call("sms", "Hi", first.getHeaders());

        assertThat(second.getHeaders()).doesNotContainKeys(single.toArray(String[]::new));
    }

    private static StoredSms sent() {
        assertThat(FIVECENT.account().sentSms()).hasSize(1);
        return FIVECENT.account().sentSms().get(0);
    }

    private static Instant tomorrow() {
        return Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }
}

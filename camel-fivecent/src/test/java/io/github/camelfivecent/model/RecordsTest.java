package io.github.camelfivecent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every record that the component takes or gives. */
class RecordsTest {

    /** What a log may show: it says nothing of a person. All other text is masked. */
    private static final Set<String> SHOWN = Set.of(
            "Confirmation.message",
            "LoginChange.message",
            "InboundMessage.replyTo",
            "id",
            "loginId",
            "status",
            "statusText",
            "type",
            "role",
            "country",
            "deliveryNetwork",
            "domain",
            "subdomain",
            "dkimNames",
            "verification",
            "warning",
            "method",
            "nextPage",
            "url",
            "images",
            "acmaDetailsId",
            "acmaAdditionalDetails");

    static List<FivecentRecord> all() {
        return Samples.all();
    }

    @Test
    void areFound() {
        assertThat(all()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("all")
    void showNeitherTextNorNumbersInALog(FivecentRecord sample) {
        Class<?> type = sample.getClass();

        assertThat(sample.toString()).startsWith(type.getSimpleName() + "[").doesNotContain("412");
        assertThat(type.getRecordComponents())
                .filteredOn(component -> !SHOWN.contains(component.getName()))
                .filteredOn(component -> !SHOWN.contains(type.getSimpleName() + "." + component.getName()))
                .allSatisfy(hidden -> assertThat(sample.toString()).doesNotContain(Samples.text(hidden)));
    }

    @Test
    void showWhatALogNeeds() {
        assertThat(new SentSms("1", "0412333555", 1002, "Delivered", "Hi", null, null, null, null))
                .hasToString(
                        "SentSms[id=1, destination=***555, status=1002, statusText=Delivered, messageText=(2 characters)]");
        assertThat(new SendSms("Shop", List.of("0412333555"), "Hi", null, null, null))
                .hasToString("SendSms[sender=Shop, to=[***555], message=(2 characters)]");
        assertThat(new Results<>(List.of(new OptOut("1", "0412333555", null))))
                .hasToString("[OptOut[id=1, number=***555]]");
    }

    @ParameterizedTest
    @MethodSource("all")
    void becomeThemselvesAgainFromTheirJson(FivecentRecord sample) {
        if (!(sample instanceof Page<?>)) {
            assertThat(again(sample)).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveNamesOfTheServiceInTheirJson(FivecentRecord sample) {
        assertThat(Json.map(sample).keySet()).allSatisfy(name -> assertThat(name)
                .matches(
                        "[a-z]+(_[a-z]+)*|Id|Status|Recipients|To|CC|BCC|TotalCount|SenderEmail|SenderName|Subject|Text"
                                + "|Html|Recipient|ReplyTo|Attachments"));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void areWholeAfterTheirWayThroughJson(@ForAll("records") FivecentRecord record) {
        assertThat(again(record)).isEqualTo(record);
    }

    @Test
    void mayHoldHalfACharacterAsAPhoneSendsIt() {
        OptOut half = new OptOut("\uD83C", "\uDF89x", null);

        assertThat(again(half)).isEqualTo(half);
    }

    @Test
    void doNotChange() {
        assertThat(all()).allSatisfy(sample -> Arrays.stream(sample.getClass().getRecordComponents())
                .filter(component -> component.getType() == List.class)
                .forEach(component ->
                        assertThat(list(sample, component.getName())).isUnmodifiable()));
    }

    @Provide
    Arbitrary<FivecentRecord> records() {
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(70).injectNull(0.1);
        Arbitrary<Instant> time = Arbitraries.longs()
                .between(1, 253_402_300_799L)
                .map(Instant::ofEpochSecond)
                .injectNull(0.2);
        Arbitrary<BigDecimal> credits = Arbitraries.bigDecimals().injectNull(0.2);
        Arbitrary<Integer> status = Arbitraries.integers().injectNull(0.2);
        return Arbitraries.oneOf(
                Combinators.combine(text, text, status, text, credits, time, time)
                        .as((id, other, code, message, price, sent, delivered) ->
                                new SentSms(id, other, code, other, message, price, sent, delivered, other)),
                Combinators.combine(
                                text,
                                text,
                                text,
                                time,
                                Arbitraries.strings().list().ofMaxSize(3))
                        .as((id, number, message, date, images) ->
                                new InboundMessage(id, number, number, message, date, message, id, images)),
                Combinators.combine(text, text, time).as(OptOut::new));
    }

    /** By the bytes that go to a queue or a file. */
    private static Object again(FivecentRecord record) {
        String json = new String(Json.bytes(record), UTF_8);
        assertThat(Json.parse(json)).isEqualTo(Json.parse(Json.text(record)));
        return Json.convert(Json.parse(json), record.getClass());
    }

    private static List<?> list(FivecentRecord sample, String component) {
        try {
            return (List<?>) sample.getClass().getMethod(component).invoke(sample);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

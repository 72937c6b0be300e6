package io.github.camelfivecent.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfivecent.http.AnswerShape.Answered;
import io.github.camelfivecent.model.Confirmation;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.InboundMessage;
import io.github.camelfivecent.model.MessageStatus;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.SenderId;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.resource.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as the services were seen, or might be seen, to write them. */
class AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "683554c596937cc4b90f5cf7";

    /** Each operation with the answers that are documented for it. */
    private record Documented(String operation, String answer) {}

    static List<Documented> documented() throws IOException {
        List<Documented> documented = new ArrayList<>();
        Path collection = Path.of("..", "camel-fivecent-sandbox", "src", "test", "resources", "collection.json");
        for (JsonNode request : JSON.readTree(collection.toFile())) {
            for (JsonNode answer : request.path("answers")) {
                documented.add(new Documented(
                        request.path("operation").asText(), answer.path("body").toString()));
            }
        }
        return documented;
    }

    @ParameterizedTest
    @MethodSource("documented")
    void asDocumentedAreReadWhole(Documented documented) throws IOException {
        JsonNode answer = JSON.readTree(documented.answer());

        Answered<?> answered = read(documented.operation(), documented.answer());

        assertThat(answered.error()).isEqualTo(answer.path("error").asText());
        assertThat(answered.errorCode()).isEqualTo(answer.path("error_code").asText(null));
        if (answered.error().isEmpty()) {
            assertThat(values(JSON.readTree(Json.text(answered.result()))))
                    .containsAll(values(
                            ((ObjectNode) answer).without(List.of("error", "count", "next_page", "next_cursor"))));
        }
    }

    /** The values with their names, wherever they stand. */
    private static List<String> values(JsonNode json) {
        List<String> values = new ArrayList<>();
        json.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isValueNode() && !value.isNull() && !value.asText().startsWith("Virtual number purchased")) {
                values.add(field.getKey() + "=" + value.asText());
            }
            values.addAll(values(value));
        });
        if (json.isArray()) {
            json.forEach(item -> values.addAll(item.isValueNode() ? List.of(item.asText()) : values(item)));
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("documented")
    void thatAreCutOffAreNeverTakenForWhole(Documented documented) {
        byte[] whole = documented.answer().getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(documented.operation(), part))
                    .isExactlyInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Property
    void thatAreDamagedAreReadOrFoundUnreadable(@ForAll("damaged") Documented damaged) throws IOException {
        try {
            read(damaged.operation(), damaged.answer());
        } catch (UnreadableAnswerException e) {
            assertThat(e).hasNoCause();
        }
    }

    @Provide
    Arbitrary<Documented> damaged() throws IOException {
        Arbitrary<String> damage = Arbitraries.of(
                "null",
                "{}",
                "[]",
                "\"\"",
                "0",
                "-1",
                "1e999",
                "true",
                "\"x\"",
                "[[",
                "}",
                "{\"a\":1}",
                ",",
                "\\",
                "\u0000");
        return Combinators.combine(
                        Arbitraries.of(documented()), Arbitraries.doubles().between(0, 1), damage)
                .flatAs((one, where, what) -> Arbitraries.integers()
                        .between(0, 12)
                        .map(removed -> {
                            String text = one.answer();
                            int from = (int) (where * text.length());
                            int to = Math.min(text.length(), from + removed);
                            return new Documented(one.operation(), text.substring(0, from) + what + text.substring(to));
                        }));
    }

    @Test
    void mayHaveFieldsThatNobodyKnows() throws IOException {
        SmsResult result = sent("{'new':{'a':[1,{}]},'error':'','messages':[{'id':'" + ID
                + "','x':[[]],'destination':'0412','y':{'z':null}}],'more':1}");

        assertThat(result).isEqualTo(new SmsResult("0412", ID, null, null, null, null));
    }

    @Test
    void mayHaveNullsEverywhere() throws IOException {
        SentSms sms = (SentSms) read(
                        "sms.get",
                        "{'error':null,'message':{'id':null,'destination':null,'status':null,"
                                + "'status_text':null,'message_text':null,'credits':null,'send_timestamp':null,"
                                + "'delivery_timestamp':null,'delivery_network':null}}")
                .result();
        Page<?> page = page("{'error':'','messages':[null,{'id':'" + ID + "'},null],'next_page':null,'count':null}");

        assertThat(sms).isEqualTo(new SentSms(null, null, null, null, null, null, null, null, null));
        assertThat(sms.state()).isEqualTo(MessageStatus.UNKNOWN);
        assertThat(page.items()).hasSize(1);
    }

    @Test
    void mayHaveNumbersAsTextAndTextAsNumbers() throws IOException {
        SentSms sms = (SentSms) read(
                        "sms.get",
                        "{'error':'','message':{'id':1,'destination':61412333555,"
                                + "'status':'1002','credits':'1.50','send_timestamp':'1717000000','delivery_timestamp':'',"
                                + "'delivery_carrier':'T'}}")
                .result();

        assertThat(sms)
                .isEqualTo(new SentSms(
                        "1",
                        "61412333555",
                        1002,
                        null,
                        null,
                        new BigDecimal("1.50"),
                        Instant.ofEpochSecond(1717000000),
                        null,
                        "T"));
    }

    @Test
    void mayHaveStatusesThatNobodyKnows() throws IOException {
        assertThat(sent("{'error':'','messages':[{'status':4711,'status_text':'New'}]}")
                        .state())
                .isEqualTo(MessageStatus.UNKNOWN);
    }

    @Test
    void mayHaveKeysWithSpaces() throws IOException {
        Page<?> page = page("{'error ':'','messages ':[{'id':'" + ID + "'}],' next_page ':'/x?after=" + ID + "'}");

        assertThat(page.items()).hasSize(1);
        assertThat(page.nextPage()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id", "id"})
    void mayCallAnIdOneWayOrTheOther(String id) throws IOException {
        Object results = read("email.send", "{'error':'','messages':[{'" + id + "':'" + ID + "','Status':'new'}]}")
                .result();

        assertThat(results).asList().containsExactly(new EmailResult(ID, "new", null));
    }

    @Test
    void mayHaveAnObjectWhereOthersHaveAnArray() throws IOException {
        assertThat(sent("{'error':'','messages':{'id':'" + ID + "'}}").id()).isEqualTo(ID);
        assertThat(read("inbox.delete", "{'error':'','messages':{'id':'" + ID + "','message_text':'DELETED','to':''}}")
                        .result())
                .isEqualTo(new Confirmation(null));
        assertThat(((SentSms) read("sms.cancel", "{'messages':{'id':'" + ID + "','status':1007},'error':''}")
                                .result())
                        .state())
                .isEqualTo(MessageStatus.CANCELLED);
    }

    @Test
    void mayListSenderIdsAsText() throws IOException {
        Page<?> page = (Page<?>) read("senderids.list", "{'error':'','senderids':['Shop',{'senderid':'Other'}]}")
                .result();

        assertThat(page.items()).extracting("senderId").containsExactly("Shop", "Other");
        assertThat(page.items().get(0)).isInstanceOf(SenderId.class);
    }

    static Stream<Arguments> lastPages() {
        return Stream.of("", ",'next_page':''", ",'next_page':null", ",'next_page':'api/v5/inbox?after='")
                .map(end -> arguments("{'error':'','messages':[{'id':'" + ID + "'}],'count':1" + end + "}"));
    }

    @ParameterizedTest
    @MethodSource("lastPages")
    void mayTellTheLastPageInSeveralWays(String answer) throws IOException {
        assertThat(page(answer).nextPage()).isNull();
    }

    @Test
    void haveNoNextPageWhenTheyHaveNoItems() throws IOException {
        assertThat(page("{'error':'','messages':[],'next_page':'/api/v5/inbox?after=" + ID + "'}")
                        .nextPage())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v5/inbox?after=" + ID,
                "api/v5/inbox?after=" + ID,
                "https://elsewhere.example.com/steal?a=b&after=" + ID + "&c=d#after=x"
            })
    void giveNoMoreThanTheIdOfTheNextPage(String nextPage) throws IOException {
        assertThat(page("{'error':'','messages':[{'id':'1'}],'next_page':'" + nextPage + "'}")
                        .nextPage())
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sms.list | {'error':'','messages':[],'next_page':'/api/v5/sms'} | next_page has no value after",
                "sms.list | {'error':'','messages':[],'next_page':'?after=../x'} | no id of 24 hex digits",
                "sms.list | {'error':''} | the answer has no messages",
                "sms.list | {'error':'','messages':5} | the answer is not the JSON that was expected (Mismatched",
                "sms.list | {'error':'','messages':[[]]} | the answer is not the JSON that was expected",
                "sms.list | {'error':'','messages':[{'send_timestamp':{}}]} | the answer is not the JSON",
                "sms.list | {'error':'','messages':[{'send_timestamp':'noon'}]} | the answer is not the JSON",
                "sms.send | {'error':'','messages':[]} | the answer has no entry in messages",
                "sms.send | {'error':'','messages':null} | the answer has no entry in messages",
                "sms.send | {'error':'','messages':''} | the answer has no entry in messages",
                "sms.send | {'error':'','messages':[null,'']} | the answer has no entry in messages",
                "sms.cancel | {} | the answer has no error",
                "sms.cancel | {'message':'Success'} | the answer has no error",
                "inbox.delete | {'error':{'code':1}} | the answer's error is no text",
                "inbox.delete | {'error':['x']} | the answer's error is no text",
                "account.balance | [] | the answer is not a JSON object",
                "account.balance | 5 | the answer is not a JSON object"
            })
    void thatDoNotSayWhatWasDoneAreUnreadable(String operation, String answer, String why) {
        assertThatThrownBy(() -> read(operation, answer))
                .isExactlyInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("noon");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sms.send | {'error':'Refused','messages':[]}",
                "sms.send | {'messages':[{'id':'1'}],'error':'Refused'}",
                "sms.cancel | {'messages':{'id':'1'},'error':'Refused'}",
                "account.balance | {'error':'Refused'}",
                "inbox.delete | {'message':'x','error':'Refused'}"
            })
    void withAnErrorAreFailuresWhateverElseTheySay(String operation, String answer) throws IOException {
        assertThat(read(operation, answer)).isEqualTo(new Answered<>(null, "Refused", null));
    }

    /** They are read field by field, with a short cut for the order and the form in which the service gives them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1','number':'61412345678','timestamp':4102444800}",
                "{'timestamp':4102444800,'number':'61412345678','id':'1'}",
                "{'number':'61412345678','id':'1','timestamp':'4102444800'}",
                "{'a':{'id':'2'},'id':'1','b':['number'],'number':61412345678,'idle':null,'timestamp' : 4102444800 ,'c':1}",
                "{'id':'2','id':'1','number':null,'timestamp':0,'number':'61412345678','timestamp':4102444800}"
            })
    void anOptOutIsReadInWhateverOrderAndFormItsFieldsCome(String item) throws IOException {
        Page<?> page = (Page<?>)
                read("optouts.list", "{'error':'','numbers':[" + item + "]}").result();

        assertThat(page.items())
                .singleElement()
                .isEqualTo(new OptOut("1", "61412345678", Instant.ofEpochSecond(4102444800L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "'0'", "''", "null"})
    void anOptOutMayHaveNoTime(String time) throws IOException {
        Page<?> page = (Page<?>) read("optouts.list", "{'error':'','numbers':[{'timestamp':" + time + ",'id':'1'}]}")
                .result();

        assertThat(page.items()).singleElement().isEqualTo(new OptOut("1", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999", "99999999999999999999", "'soon'", "{}"})
    void anOptOutWithATimeThatIsNoneIsNoAnswer(String time) {
        assertThatThrownBy(() -> read("optouts.list", "{'error':'','numbers':[{'id':'1','timestamp':" + time + "}]}"))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    private static SmsResult sent(String answer) throws IOException {
        return (SmsResult) ((List<?>) read("sms.send", answer).result()).get(0);
    }

    private static Page<?> page(String answer) throws IOException {
        Page<?> page = (Page<?>) read("inbox.list", answer).result();
        assertThat(page.items()).allSatisfy(item -> assertThat(item).isInstanceOf(InboundMessage.class));
        return page;
    }

    private static Answered<?> read(String operation, String answer) throws IOException {
        return read(operation, answer.replace('\'', '"').getBytes(UTF_8));
    }

    private static Answered<?> read(String operation, byte[] answer) throws IOException {
        String[] names = operation.split("\\.");
        return Resource.named(names[0]).operation(names[1]).answer().read(new ByteArrayInputStream(answer));
    }
}

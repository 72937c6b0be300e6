package io.github.camelfivecent.http;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.cursor.CursorCodec;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.operation.SmsText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done for each message and for each page; it stands in this package because requests and answers are its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InnerLoopBenchmark {

    private static final int PAGE = 1000;
    private static final int SECOND = 1_763_000_000;

    private final String plain =
            "Your parcel has left our warehouse and will be with you tomorrow between 9 and 12. Reply STOP to opt out.";
    private final SmsText emoji = SmsText.of("Your parcel is on its way \uD83D\uDE80", false);
    private final Credentials credentials = new Credentials("id-of-the-key-0001", "secret-of-the-key-0123456789");
    private final Request request = new Request(
            "sms.send", Service.SMS, "POST", "sms", Map.of("sender", "MyShop", "to", "0491570006", "message", plain));
    private final AnswerShape<?> optOuts = AnswerShape.page("numbers", OptOut.class);
    private final AnswerShape<?> ids = AnswerShape.page("numbers", OptOut.class).ids();
    private final byte[] page = page();
    private final Cursor cursor = cursor();
    private final String encoded = CursorCodec.encode(cursor);

    private static byte[] page() {
        StringBuilder page = new StringBuilder("{\"error\":\"\",\"numbers\":[");
        for (int i = 0; i < PAGE; i++) {
            page.append(i == 0 ? "" : ",")
                    .append(String.format(
                            "{\"id\":\"%08x4e419b2a%08x\",\"number\":\"614%08d\",\"timestamp\":%d}",
                            SECOND - i, i, i, SECOND - i));
        }
        return page.append("],\"count\":1000}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Cursor cursor() {
        Map<String, Long> done = new LinkedHashMap<>();
        for (int i = 0; i < PAGE; i++) {
            done.put(String.format("%08x4e419b2a%08x", SECOND + i, i), (long) SECOND + i);
        }
        return new Cursor(Kind.ITEMS, null, SECOND, done, Map.of(), Instant.EPOCH);
    }

    @Benchmark
    public Object segmentsOfPlainText() {
        return SmsText.of(plain, false);
    }

    @Benchmark
    public Object hexOfUnicode() {
        return emoji.hex();
    }

    @Benchmark
    public Object requestJson() {
        return new RequestBody(request, credentials);
    }

    @Benchmark
    public Object pageOfOptOuts() throws IOException {
        return optOuts.read(new ByteArrayInputStream(page));
    }

    @Benchmark
    public Object pageOfIds() throws IOException {
        return ids.read(new ByteArrayInputStream(page));
    }

    @Benchmark
    public Object cursorEncoded() {
        return CursorCodec.encode(cursor);
    }

    @Benchmark
    public Object cursorDecoded() {
        return CursorCodec.decode("benchmark", Kind.ITEMS, encoded);
    }
}

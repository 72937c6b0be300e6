package io.github.camelfivecent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.http.AnswerShape;
import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.Limits;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.http.Service;
import io.github.camelfivecent.http.Transport;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the numbers that have opted out are kept over days, and what they take. */
class OptedOutTest {

    private static final Duration REFRESH = Duration.ofMinutes(10);

    /** A list of numbers, the last the newest, in pages of a thousand. */
    static final class Numbers implements Transport {

        private final int first;
        private final int count;
        private final int page;
        int requests;

        Numbers(int first, int count, int page) {
            this.first = first;
            this.count = count;
            this.page = page;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <A> A exchange(Request request, AnswerShape<A> shape, BooleanSupplier stillWanted) {
            requests++;
            int after = request.path().indexOf("after=");
            int newest =
                    after < 0 ? first + count : Integer.parseInt(request.path().substring(after + 6), 16);
            List<OptOut> items = IntStream.iterate(newest - 1, i -> i >= first, i -> i - 1)
                    .limit(page)
                    .mapToObj(i -> new OptOut(id(i), number(i), Instant.EPOCH))
                    .toList();
            return (A) new Page<>(items, items.size() < page ? null : id(newest - page));
        }

        private static String id(int i) {
            return String.format("%024x", i);
        }

        static String number(int i) {
            return "614" + (10_000_000 + i * 77L % 90_000_000);
        }
    }

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final OptedOut optedOut = new OptedOut(() -> now);

    @Test
    void aNumberThatWasTakenOffTheListIsNoticedWithinADay() {
        assertThat(isOut(5, new Numbers(0, 10, 3))).isTrue();
        Numbers without = new Numbers(6, 4, 3);

        now = now.plus(Duration.ofHours(23));
        assertThat(isOut(5, without)).isTrue();
        assertThat(without.requests).isEqualTo(1);

        now = now.plus(Duration.ofHours(2));
        assertThat(isOut(5, without)).isFalse();
        assertThat(isOut(6, without)).isTrue();
        assertThat(without.requests).isEqualTo(3);
    }

    @Test
    void newNumbersAreReadDownToAPageWithoutAny() {
        isOut(0, new Numbers(0, 100, 10));
        now = now.plus(REFRESH).plusSeconds(1);
        Numbers more = new Numbers(0, 125, 10);

        assertThat(isOut(124, more)).isTrue();

        assertThat(more.requests).isEqualTo(4);
    }

    @Test
    void theAnswerTellsTheAgeOfTheList() {
        Request send = send(Numbers.number(5));
        FivecentClient client = client(new Numbers(0, 10, 3));
        optedOut.check(send, true, client, REFRESH, () -> true);
        now = now.plusSeconds(100);

        assertThat(optedOut.check(send, true, client, REFRESH, () -> true).leftOut())
                .singleElement()
                .satisfies(out -> assertThat(out.statusText()).contains("list of 2026-01-01T00:00:00Z"));
    }

    @Test
    void aMillionAreReadAndReadAgainInAHeapOf64Megabytes() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Million.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).endsWith("read twice, 1001 and 1001 pages, all left out");
        assertThat(java.waitFor()).isZero();
    }

    private boolean isOut(int number, Numbers list) {
        return !optedOut.check(send(Numbers.number(number)), true, client(list), REFRESH, () -> true)
                .leftOut()
                .isEmpty();
    }

    private static Request send(String to) {
        return new Request("sms.send", Service.SMS, "POST", "sms", Map.of("to", to));
    }

    private static FivecentClient client(Transport transport) {
        return new FivecentClient(transport, "key", Limits.NONE, 0, Duration.ZERO, Duration.ZERO);
    }

    static final class Million {

        public static void main(String[] args) {
            Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
            OptedOut optedOut = new OptedOut(() -> now[0]);
            List<String> some = new ArrayList<>();
            for (int i = 0; i < 1_000_000; i += 1_000) {
                some.add(Numbers.number(i));
            }
            int out = 0;
            List<Integer> pages = new ArrayList<>();
            for (int day = 0; day < 2; day++) {
                Numbers list = new Numbers(0, 1_000_999, 1_000);
                out += optedOut.check(send(String.join(",", some)), true, client(list), REFRESH, () -> true)
                        .leftOut()
                        .size();
                pages.add(list.requests);
                now[0] = now[0].plus(Duration.ofDays(2));
            }
            System.out.print("read twice, " + pages.get(0) + " and " + pages.get(1) + " pages, "
                    + (out == 2_000 ? "all left out" : out + " left out"));
        }
    }
}

package io.github.camelfivecent.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your code is 4930. Do not share it|4930",
                "123-456 is your code|123456",
                "Use 123 456 to log in|123456",
                "Code: 00481516|00481516",
                "(9876)|9876",
                "G 123456!|123456",
                "G-493021 is your code|493021",
                "FB-493021 is your code|493021",
                "493021 is your code. @shop.example #493021|493021",
                "Your code is 123-456. @shop.example #123456|123456"
            })
    void findsCodes(String text, String code) {
        assertThat(Extracts.codes(text)).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You owe $1250",
                "1,250 left",
                "Call 0412 345 678",
                "Call 0412345678",
                "at 12:30",
                "https://example.com/?code=123456",
                "shop.example/t/123456",
                "version 10.2026",
                "order A1234",
                "order SHOP-1234",
                "part 12-A-1234",
                "123"
            })
    void takesNoOtherNumberForACode(String text) {
        assertThat(Extracts.codes(text)).isEmpty();
    }

    @Property
    void findsACodeOfAnyLengthWhereverItStands(
            @ForAll @IntRange(min = 4, max = 8) int length,
            @ForAll @IntRange(max = 99_999_999) int number,
            @ForAll("around") String around) {
        String code = "%08d".formatted(number).substring(0, length);

        assertThat(Extracts.codes(around.formatted(code))).containsExactly(code);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of(
                "%s",
                "%s is your code",
                "Your code is %s.",
                "Code:%s",
                "G-%s",
                "Hi Jo,\n%s",
                "(%s)",
                "\"%s\"!",
                "%1$s is your code\n\n@shop.example #%1$s",
                "%s, see https://shop.example/9999 or shop.example/8888");
    }

    @Test
    void findsTwoCodes() {
        assertThat(Extracts.codes("First 1234, then 5678")).containsExactly("1234", "5678");
    }

    @Test
    void findsLinksInTextAndHtmlOnce() {
        assertThat(Extracts.links(
                        "See https://a.example/x?y=1, (http://b.example/).",
                        "<a href=\"https://a.example/x?y=1\">x</a> <A HREF='https://c.example/?a=1&amp;b=2'>y</A>"))
                .isEqualTo(List.of("https://a.example/x?y=1", "http://b.example/", "https://c.example/?a=1&b=2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Track it: shop.example/t/9|shop.example/t/9",
                "Track it: shop.example/t/9.|shop.example/t/9",
                "www.shop.example has more|www.shop.example",
                "Open HTTPS://SHOP.EXAMPLE/A now|HTTPS://SHOP.EXAMPLE/A",
                "https://w.example/Foo_(bar) it is|https://w.example/Foo_(bar)",
                "(see https://w.example/Foo_(bar)).|https://w.example/Foo_(bar)",
                "[https://w.example/x?a[]=1]|https://w.example/x?a[]=1",
                "s.example:8080/x|s.example:8080/x"
            })
    void findsALinkWhole(String text, String link) {
        assertThat(Extracts.links(text, "")).containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Thanks.See you", "jo@shop.example/x", "5.00/6.00", "and/or", "e.g. this", "shop.example is ours"
            })
    void takesNothingElseForALink(String text) {
        assertThat(Extracts.links(text, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Open https://a.example/?x=1&amp;y=2.</p>|https://a.example/?x=1&y=2",
                "<p>Open shop.example/t/9</p>|shop.example/t/9",
                "<a href=https://a.example/x>here</a>|https://a.example/x",
                "<a class='b' href=\"HTTPS://a.example/Foo_(bar)\">here</a>|HTTPS://a.example/Foo_(bar)",
                "<a href='https://a.example/o\"x'>here</a>|https://a.example/o\"x",
                "<a href='https://a.example/x'>a.example/x</a>|https://a.example/x",
                "<style>@import 'https://s.example/x'</style><!-- https://c.example/ --> https://a.example/x|https://a.example/x"
            })
    void findsALinkInHtml(String html, String link) {
        assertThat(Extracts.links("", html)).containsExactly(link);
    }

    @Property
    void findsALinkWholeWhateverIsAroundIt(@ForAll("links") String link, @ForAll("sentences") String sentence) {
        assertThat(Extracts.links(sentence.formatted(link), "")).containsExactly(link);
        assertThat(Extracts.links("", "<p>" + sentence.formatted(link).replace("&", "&amp;") + "</p>"))
                .containsExactly(link);
    }

    @Provide
    Arbitrary<String> links() {
        Arbitrary<String> scheme = Arbitraries.of("https://", "http://", "HTTPS://", "");
        Arbitrary<String> host = Arbitraries.of("shop.example", "a.b.example", "shop.example:8080", "x-1.example");
        Arbitrary<String> path = Arbitraries.of("a", "t9", "-", "_", "(b)", "%20", "~", "x.y", "/")
                .list()
                .ofMaxSize(6)
                .map(parts -> "/" + String.join("", parts));
        Arbitrary<String> query = Arbitraries.of("", "?a=1", "?a=1&b=2", "#top", "?q=(x)");
        return Combinators.combine(scheme, host, path, query).as((s, h, p, q) -> s + h + p + q);
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(
                "%s", "See %s.", "(%s)", "(see %s).", "Is it %s?", "%s, or not", "[%s]", "a\n%s\nb", "«see» %s!");
    }
}

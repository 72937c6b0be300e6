package io.github.camelfivecent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

    @Test
    void makesAReadableTextOfAWholeEmail() {
        String html =
                """
                <!DOCTYPE html>
                <html>
                  <head>
                    <meta charset="utf-8">
                    <title>Receipt</title>
                    <style>p > a { color: red }</style>
                    <script>if (a < b) document.write("<p>no</p>");</script>
                    <!--[if mso]><p>not this</p><![endif]-->
                  </head>
                  <body>
                    <h1>Thank you,
                        Jane&nbsp;&amp; Joe!</h1>
                    <p>Your order <b>4711</b> is on its way.<br>It arrives &ldquo;soon&rdquo;.</p>
                    <ul>
                      <li>2 &times; Tea
                      <li><p>1 Pot</p></li>
                    </ul>
                    <table><tr><th>Total</th><th>Tax</th></tr><tr><td>$30</td><td>$3</td></tr></table>
                    <div><div>Track it <a class="button" href="https://example.com/t?a=1&amp;b=2">here</a>.</div></div>
                    <div>Write to <a href="mailto:help@example.com?subject=Hi">help@example.com</a></div>
                  </body>
                </html>
                """;

        assertThat(HtmlText.plain(html))
                .isEqualTo(
                        """
                Thank you, Jane & Joe!

                Your order 4711 is on its way.
                It arrives “soon”.

                - 2 × Tea

                - 1 Pot

                Total Tax
                $30 $3

                Track it here (https://example.com/t?a=1&b=2).
                Write to help@example.com""");
    }

    static Stream<Arguments> fragments() {
        return Stream.of(
                arguments("", ""),
                arguments(" plain  text\n", "plain text"),
                arguments("a<br/>b<BR >c<br><br><br><br>d", "a\nb\nc\n\nd"),
                arguments("<p>a</p><p>b</p><div>c</div>d", "a\n\nb\n\nc\nd"),
                arguments("a<b>b</b>c <i>d</i>", "abc d"),
                arguments("<p></p><p> </p>a<p>&nbsp;</p>", "a"),
                arguments("1 < 2 > 1 <3 & <- </ <>", "1 < 2 > 1 <3 & <- </ <>"),
                arguments("a<!-- > -- <b> -->b<!-->c<!doctype x>d<?xml y?>e", "abcde"),
                arguments("a<STYLE>b</style >c<script src='x'>d</SCRIPT>e", "ace"),
                arguments("<p title='a > b' data-x=\"</p>\">c</p>", "c"),
                arguments("<img alt='Our logo' src=x><img src=y>", "Our logo"),
                arguments("a\u0000b\u0007c", "abc"),
                arguments("👨\u200d👩\u200d👧 &#128104;&zwj;&#x1F469;", "👨\u200d👩\u200d👧 👨\u200d👩"));
    }

    @ParameterizedTest
    @MethodSource("fragments")
    void readsFragments(String html, String text) {
        assertThat(HtmlText.plain(html)).isEqualTo(text);
    }

    static Stream<Arguments> links() {
        return Stream.of(
                arguments("<a href='http://a.b'>x</a>!", "x (http://a.b)!"),
                arguments("<a class=c HREF = http://a.b>x</a>", "x (http://a.b)"),
                arguments("<a href=\"https://a.b/?x=1&amp;y=&quot;\">x</a>", "x (https://a.b/?x=1&y=\")"),
                arguments("<a href='https://a.b'>https://a.b</a>", "https://a.b"),
                arguments("<a href='https://a.b'><img src=x></a>", "https://a.b"),
                arguments("<a href='https://a.b'><div>x</div></a>y", "x (https://a.b)\ny"),
                arguments("<a href='tel:+61412345678'>Call</a>", "Call (+61412345678)"),
                arguments("<a href='#top'>Top</a> <a href='/x'>x</a> <a>y</a>", "Top x y"),
                arguments("<a href='javascript:alert(1)'>x</a>", "x"),
                arguments("<a data-href='http://no' href='http://a.b'>x</a>", "x (http://a.b)"),
                arguments("<a href='http://a'>x<a href='http://b'>y", "x (http://a)y (http://b)"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void showsWhereLinksLead(String html, String text) {
        assertThat(HtmlText.plain(html)).isEqualTo(text);
    }

    static Stream<Arguments> references() {
        return Stream.of(
                arguments("&lt;b&gt; &amp;amp; &quot;&apos;&#39;&#x27;", "<b> &amp; \"'''"),
                arguments("&eacute;&Uuml;&szlig;&yuml;&euro;&pound;&copy;&hellip;", "éÜßÿ€£©…"),
                arguments("&#146;&#x93;", "’“"),
                arguments("&#0;&#xD800;&#x110000;&#9999999;", "\ufffd\ufffd\ufffd\ufffd"),
                arguments("&unknown; &amp &; &#; &#x; &#12345678;", "&unknown; &amp &; &#; &#x; &#12345678;"),
                arguments("a&#10;b&#13;&#10;c&#7;", "a b c"),
                arguments("&$1;\\$&dollar;", "&$1;\\$&dollar;"));
    }

    @ParameterizedTest
    @MethodSource("references")
    void decodesCharacterReferences(String html, String text) {
        assertThat(HtmlText.plain(html)).isEqualTo(text);
    }

    @Test
    void nullIsNoText() {
        assertThat(HtmlText.plain((String) null)).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("a<b", "a"),
                arguments("a<a href='http://x", "a"),
                arguments("a</", "a</"),
                arguments("a<!--b", "a"),
                arguments("a<!", "a"),
                arguments("a<script>b", "a"),
                arguments("a<script", "a"),
                arguments("</p></div></a></li>a</b>", "a"),
                arguments("<p =x ==y / / ' \" >a</p>", "a"),
                arguments("<a href=\"http://x>y</a> z", "y z"),
                arguments("&", "&"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void takesBrokenMarkup(String html, String text) {
        assertThat(HtmlText.plain(html)).isEqualTo(text);
    }

    @Property
    void neverThrowsAndNeverPilesUpSpace(@ForAll("soup") String html) {
        assertThat(HtmlText.plain(html))
                .doesNotContain("  ", "\n ", " \n", "\n\n\n", "\r", "\t")
                .isEqualTo(HtmlText.plain(html).strip());
    }

    @Property
    void keepsTheWordsOfWhatHoldsNoMarkup(@ForAll("words") List<String> words) {
        assertThat(HtmlText.plain(String.join(" ", words))).isEqualTo(String.join(" ", words));
        assertThat(HtmlText.plain("<div>" + String.join("</div>\n<div>", words) + "</div>"))
                .isEqualTo(String.join("\n", words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a",
                "<a ",
                "<a>",
                "</",
                "</a",
                "<!",
                "<!-",
                "<!--",
                "<?",
                "-",
                "--",
                "&",
                "&#",
                "&amp",
                ">",
                "<a href",
                "<a href=",
                "<a href='",
                "<a href=\"",
                "<a href='\">",
                "<a '\">",
                "<a x=\" y='>",
                "<a href=http://a>",
                "<a href=http://a>x",
                "<script",
                "<script>",
                "<script></",
                "<style><script>",
                "<title>",
                "<li>",
                "<p>",
                "<br>",
                "<td>",
                "<img alt='",
                "<img alt=x>",
                " ",
                "\n",
                "<p \n",
                "=\"'"
            })
    void readsEachCharacterOfAHostileMegabyteOnlyAFewTimes(String piece) {
        CountingText html = new CountingText(piece.repeat(1_000_000 / piece.length()));

        HtmlText.plain(new HtmlScanner(html));

        assertThat(html.reads).isLessThan(20L * html.length());
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<",
                ">",
                "</",
                "<a",
                "<a href='http://x'>",
                "<a href=\"",
                "</a>",
                "<p>",
                "</p>",
                "<br>",
                "<li>",
                "<td>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "<style>",
                "&amp;",
                "&#",
                "&#160;",
                ";",
                "'",
                "\"",
                "=",
                "/",
                " ",
                "\n",
                "\t",
                "\r",
                "\u00a0",
                "\u2028",
                "\u0000",
                "text",
                "é",
                "🎉",
                "\ud83c",
                "<img alt='x y'>");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(5);
        return Arbitraries.frequencyOf(Tuple.of(9, pieces), Tuple.of(1, any))
                .list()
                .ofMaxSize(60)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).list().ofMinSize(1);
    }

    /** Counts how often its characters are read. */
    private static final class CountingText implements CharSequence {

        private final String text;
        private long reads;

        CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.substring(start, end);
        }

        @Override
        public IntStream chars() {
            throw new UnsupportedOperationException("would read without being counted");
        }
    }
}

package io.github.camelfivecent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelfivecent.model.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "a, 1, GSM7, 1, 1",
        "a, 160, GSM7, 1, 160",
        "a, 161, GSM7, 2, 161",
        "a, 306, GSM7, 2, 306",
        "a, 307, GSM7, 3, 307",
        "€, 80, GSM7, 1, 160",
        "€, 81, GSM7, 2, 162",
        "€, 152, GSM7, 2, 304",
        "€, 153, GSM7, 3, 306",
        "ā, 70, UCS2, 1, 70",
        "ā, 71, UCS2, 2, 71",
        "ā, 134, UCS2, 2, 134",
        "ā, 135, UCS2, 3, 135",
        "🎉, 35, UCS2, 1, 70",
        "🎉, 36, UCS2, 2, 72",
        "🎉, 66, UCS2, 2, 132",
        "🎉, 67, UCS2, 3, 134",
    })
    void countsUnitsAndSegments(String character, int times, Encoding encoding, int segments, int units) {
        String text = character.repeat(times);

        assertThat(SmsText.of(text, false)).isEqualTo(new SmsText(text, encoding, segments, units));
    }

    @Test
    void aCharacterThatWouldStraddleMovesToTheNextSegment() {
        assertThat(SmsText.of("a".repeat(152) + "[" + "a".repeat(152), false).segments())
                .isEqualTo(3);
        assertThat(SmsText.of("a".repeat(151) + "[" + "a".repeat(153), false).segments())
                .isEqualTo(2);
        assertThat(SmsText.of("a".repeat(66) + "🎉" + "a".repeat(66), false).segments())
                .isEqualTo(3);
        assertThat(SmsText.of("a".repeat(65) + "🎉" + "a".repeat(67), false).segments())
                .isEqualTo(2);
    }

    @Test
    void oneCharacterOutsideTheAlphabetMakesTheWholeTextUnicode() {
        assertThat(SmsText.of("Don't", false).encoding()).isEqualTo(Encoding.GSM7);
        assertThat(SmsText.of("Don’t", false).encoding()).isEqualTo(Encoding.UCS2);
        assertThat(SmsText.of("façade", false).encoding()).isEqualTo(Encoding.UCS2);
        assertThat(SmsText.of("FAÇADE", false).encoding()).isEqualTo(Encoding.GSM7);
        assertThat(SmsText.of("a\tb", false).encoding()).isEqualTo(Encoding.UCS2);
    }

    @Test
    void unicodeCanBeForced() {
        assertThat(SmsText.of("a".repeat(71), true)).isEqualTo(new SmsText("a".repeat(71), Encoding.UCS2, 2, 71));
    }

    @Test
    void anEmptyTextIsOneSegment() {
        assertThat(SmsText.of("", false)).isEqualTo(new SmsText("", Encoding.GSM7, 1, 0));
    }

    @Test
    void givesTheHexOfTheServicesOwnExample() {
        assertThat(SmsText.of("Testing🎉", false).hex()).isEqualTo("00540065007300740069006E0067D83CDF89");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83c", "cut \ud83c", "\udf89 cut", "\udf89\ud83c", "\ud83c\ud83c\udf89", "\ud83ca"})
    void refusesHalfACharacterAndSaysWhere(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsText.of(text, false))
                .withMessageContaining("half of a surrogate pair at index")
                .withMessageNotContaining("cut");
    }

    @Test
    void showsNoTextWhenPrinted() {
        assertThat(SmsText.of("secret 🎉", false)).hasToString("SmsText[encoding=ucs2, segments=1, units=9]");
    }

    @Test
    void theAlphabetIsThatOfTheSpecificationAndNoMore() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            assertThat(Gsm7.septets((char) c))
                    .as("septets of U+%04X", c)
                    .isEqualTo(Phone.septetsOf((char) c).size());
        }
    }

    @Property
    void aPhonePutsGsm7SegmentsTogetherAgain(@ForAll("gsm7Texts") String text) {
        SmsText sms = SmsText.of(text, false);
        List<List<Integer>> segments = Phone.split(text);

        assertThat(sms.encoding()).isEqualTo(Encoding.GSM7);
        assertThat(sms.segments()).isEqualTo(segments.size());
        assertThat(sms.units()).isEqualTo(segments.stream().mapToInt(List::size).sum());
        assertThat(Phone.join(segments)).isEqualTo(text);
    }

    @Property
    void unicodeSegmentsHoldWholeCharacters(@ForAll("unicodeTexts") String text) {
        SmsText sms = SmsText.of(text, true);
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        int limit = text.length() <= 70 ? 70 : 67;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            if (segment.length() + character.length() > limit) {
                segments.add(segment.toString());
                segment.setLength(0);
            }
            segment.append(character);
        }
        segments.add(segment.toString());

        assertThat(sms.encoding()).isEqualTo(Encoding.UCS2);
        assertThat(sms.segments()).isEqualTo(segments.size());
        assertThat(sms.units()).isEqualTo(text.length());
        assertThat(String.join("", segments)).isEqualTo(text);
    }

    @Property
    void hexDecodesBack(@ForAll("unicodeTexts") String text) {
        String hex = SmsText.of(text, true).hex();

        assertThat(hex).matches("([0-9A-F]{4})*");
        assertThat(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16BE))
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<String> gsm7Texts() {
        return Arbitraries.strings()
                .withChars(Phone.BASIC.replace("\u001b", "").toCharArray())
                .withChars(Phone.extension().toCharArray())
                .ofMaxLength(700);
    }

    @Provide
    Arbitrary<String> unicodeTexts() {
        Arbitrary<String> characters = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("a", "é", "€", "ā", "漢", "’")),
                Tuple.of(
                        2,
                        Arbitraries.integers()
                                .between(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT)
                                .map(Character::toString)));
        return characters.list().ofMaxSize(300).map(list -> String.join("", list));
    }

    /** What a phone does, written from the tables of the specification and not from the code under test. */
    private static final class Phone {

        static final int ESCAPE = 0x1b;
        static final String BASIC = "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5"
                + "\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u001b\u00c6\u00e6\u00df\u00c9"
                + " !\"#\u00a4%&'()*+,-./0123456789:;<=>?"
                + "\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7"
                + "\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0";
        static final int[][] EXTENSION = {
            {0x0a, '\f'}, {0x14, '^'}, {0x28, '{'}, {0x29, '}'}, {0x2f, '\\'},
            {0x3c, '['}, {0x3d, '~'}, {0x3e, ']'}, {0x40, '|'}, {0x65, '\u20ac'}
        };

        static String extension() {
            StringBuilder all = new StringBuilder();
            for (int[] pair : EXTENSION) {
                all.append((char) pair[1]);
            }
            return all.toString();
        }

        static List<Integer> septetsOf(char c) {
            for (int[] pair : EXTENSION) {
                if (pair[1] == c) {
                    return List.of(ESCAPE, pair[0]);
                }
            }
            int septet = BASIC.indexOf(c);
            return septet < 0 || septet == ESCAPE ? List.of() : List.of(septet);
        }

        static List<List<Integer>> split(String text) {
            List<List<Integer>> characters =
                    text.chars().mapToObj(c -> septetsOf((char) c)).toList();
            int limit = characters.stream().mapToInt(List::size).sum() <= 160 ? 160 : 153;
            List<List<Integer>> segments = new ArrayList<>(List.of(new ArrayList<>()));
            for (List<Integer> septets : characters) {
                if (segments.get(segments.size() - 1).size() + septets.size() > limit) {
                    segments.add(new ArrayList<>());
                }
                segments.get(segments.size() - 1).addAll(septets);
            }
            return segments;
        }

        static String join(List<List<Integer>> segments) {
            StringBuilder text = new StringBuilder();
            for (List<Integer> segment : segments) {
                for (int i = 0; i < segment.size(); i++) {
                    int septet = segment.get(i);
                    text.append(septet == ESCAPE ? escaped(segment.get(++i)) : BASIC.charAt(septet));
                }
            }
            return text.toString();
        }

        static char escaped(int septet) {
            for (int[] pair : EXTENSION) {
                if (pair[0] == septet) {
                    return (char) pair[1];
                }
            }
            throw new IllegalStateException("no extension character " + septet);
        }
    }
}

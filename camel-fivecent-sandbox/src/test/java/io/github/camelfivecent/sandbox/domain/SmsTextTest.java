package io.github.camelfivecent.sandbox.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {
    @ParameterizedTest
    @CsvSource({"160, a, 1", "161, a, 2", "306, a, 2", "307, a, 3", "80, €, 1", "81, €, 2", "152, €, 2", "153, €, 3"})
    void countsSeptets(int count, String character, int segments) {
        assertThat(SmsText.gsm7(character.repeat(count)).segments()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"70, ж, 1", "71, ж, 2", "134, ж, 2", "135, ж, 3", "35, 🎉, 1", "36, 🎉, 2", "66, 🎉, 2", "67, 🎉, 3"})
    void countsUnitsAndSplitsNoSurrogatePair(int count, String character, int segments) {
        assertThat(SmsText.hex(hex(character.repeat(count))).segments()).isEqualTo(segments);
    }

    @Property
    void decodesWhatWasEncoded(@ForAll @StringLength(min = 1, max = 200) String text) {
        String valid = text.replaceAll("[\\ud800-\\udfff]", "x");

        assertThat(SmsText.hex(hex(valid)).text()).isEqualTo(valid);
    }

    @Property
    void neverLosesCharactersOfGsm7(@ForAll @StringLength(max = 400) String text) {
        String shown = SmsText.gsm7(text).text();

        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(text.codePointCount(0, text.length()));
        assertThat(SmsText.gsm7(shown).text()).isEqualTo(shown);
    }

    @Example
    void refusesHexThatIsNoText() {
        assertThatThrownBy(() -> SmsText.hex("005")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> SmsText.hex("00zz")).isInstanceOf(Refusal.class);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}

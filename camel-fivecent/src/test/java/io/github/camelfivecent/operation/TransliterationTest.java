package io.github.camelfivecent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfivecent.model.Encoding;
import io.github.camelfivecent.operation.Transliteration.Replacement;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransliterationTest {

    static Stream<Arguments> typography() {
        return Stream.of(
                arguments("Don’t ‘go’", "Don't 'go'"),
                arguments("“Sale” „now‟ «here»", "\"Sale\" \"now\" \"here\""),
                arguments("9–5 — Mon‑Fri −10%", "9-5 - Mon-Fri -10%"),
                arguments("Wait…", "Wait..."),
                arguments("$5\u00a0off\u202fnow\u3000!", "$5 off now !"),
                arguments("• one ● two · three", "* one * two . three"),
                arguments("ＳＡＬＥ！｀５０％｀", "SALE!'50%'"),
                arguments("a\u200bb\ufeffc\u00add\u2060e", "abcde"),
                arguments("a\tb\u2028c", "a b\nc"),
                arguments("5×3 © ® ™ № → ‼", "5x3 (c) (R) (TM) No. -> !!"),
                arguments("oﬃce ﬁle", "office file"));
    }

    @ParameterizedTest
    @MethodSource("typography")
    void typographyGivesWayToWhatTheAlphabetHas(String written, String sent) {
        Transliteration result = Transliteration.of(written);

        assertThat(result.text()).isEqualTo(sent);
        assertThat(SmsText.of(result.text(), false).encoding()).isEqualTo(Encoding.GSM7);
    }

    @Test
    void reportsEachReplacementOnceWithItsCount() {
        Transliteration result = Transliteration.of("It’s Jo’s — isn’t it?\u00a0\u200b");

        assertThat(result.text()).isEqualTo("It's Jo's - isn't it? ");
        assertThat(result.replacements())
                .containsExactly(
                        new Replacement("’", "'", 3),
                        new Replacement("—", "-", 1),
                        new Replacement("U+00A0", " ", 1),
                        new Replacement("U+200B", "", 1));
        assertThat(result.replacements().get(0)).hasToString("’→' ×3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"It’s 🎉", "“漢字”", "Tēnā koe – haere mai", "👨\u200d👩\u200d👧", "❤\ufe0f", "cut’\ud83c"})
    void aTextThatCannotBeMadeToFitStaysAsItIs(String text) {
        assertThat(Transliteration.of(text)).isEqualTo(new Transliteration(text, List.of()));
    }

    @Test
    void showsNoTextWhenPrinted() {
        assertThat(Transliteration.of("secret’s")).hasToString("Transliteration[’→' ×1]");
    }

    @Test
    void everyCharacterFitsOrIsReplacedByWhatFitsOrStays() {
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            String written = String.valueOf((char) i);
            Transliteration result = Transliteration.of(written);

            if (Gsm7.septets((char) i) > 0 || result.replacements().isEmpty()) {
                assertThat(result.text()).isSameAs(written);
            } else {
                assertThat(SmsText.of(result.text(), false).encoding())
                        .as("U+%04X", i)
                        .isEqualTo(Encoding.GSM7);
            }
            assertThat(Character.isLetter(i)
                            && Gsm7.septets((char) i) == 0
                            && result.text().isEmpty())
                    .as("letter U+%04X left out", i)
                    .isFalse();
        }
    }

    @Property
    void doneTwiceIsDoneOnce(@ForAll("texts") String text) {
        Transliteration once = Transliteration.of(text);

        assertThat(Transliteration.of(once.text())).isEqualTo(new Transliteration(once.text(), List.of()));
        assertThat(once.replacements().isEmpty()).isEqualTo(once.text().equals(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("abc €[]'\"")
                .withChars('\u2000', '\u206f')
                .withChars('\u00a0', '\u00bf')
                .ofMaxLength(50);
    }
}

package io.github.camelfivecent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.com",
                "jane.doe+news@mail.example.com.au",
                "o'brien@example.com",
                "a@b.co",
                "1234@1and1.com",
                "x_y-z=!#$%&*/?^`{|}~@example.com",
                "jörg@exämple.de",
                "jane@xn--exmple-cua.com",
                "用户@例子.公司"
            })
    void takesWhatIsAnAddress(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "@",
                "jane",
                "jane@",
                "@example.com",
                "jane@example",
                "jane@@example.com",
                "jane@doe@example.com",
                "jane@.com",
                "jane@example.",
                "jane@example..com",
                ".jane@example.com",
                "jane.@example.com",
                "jane..doe@example.com",
                "jane doe@example.com",
                " jane@example.com",
                "jane@example.com ",
                "jane@exam ple.com",
                "jane@example.com\n",
                "jane@example.com\r\nBcc: all@example.com",
                "jane\u0000@example.com",
                "jane@exa\u200bmple.com",
                "jane\u00a0@example.com",
                "Jane <jane@example.com>",
                "jane@example.com,joe@example.com",
                "\"jane\"@example.com",
                "jane@[127.0.0.1]",
                "jane@127.0.0.1",
                "jane@-example.com",
                "jane@example-.com",
                "jane@exam_ple.com",
                "jane@example.com-",
                "\ud83d\ude00@example.com",
                "jane\ud83d@example.com"
            })
    void refusesWhatIsNone(String address) {
        assertThat(EmailAddress.isValid(address)).isFalse();
    }

    @Test
    void keepsTheLimitsOnLength() {
        String label = "a".repeat(63);
        assertThat(EmailAddress.isValid("a".repeat(64) + "@example.com")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@example.com")).isFalse();
        assertThat(EmailAddress.isValid("a@" + label + ".com")).isTrue();
        assertThat(EmailAddress.isValid("a@" + label + "a.com")).isFalse();
        String domain = String.join(".", label, label, label, "a".repeat(57), "au");
        assertThat(domain).hasSize(252);
        assertThat(EmailAddress.isValidDomain(domain)).isTrue();
        assertThat(EmailAddress.isValidDomain("a" + domain.substring(63) + domain))
                .isFalse();
        assertThat(EmailAddress.isValid("a@" + domain)).isTrue();
        assertThat(EmailAddress.isValid("ab@" + domain)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "a.b.c.d.au", "exämple.de", "1and1.com", "a--b.com"})
    void takesWhatIsADomain(String domain) {
        assertThat(EmailAddress.isValidDomain(domain)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "example.com.",
                ".com",
                "a..b",
                "http://a.com",
                "a.com/x",
                "a@b.com",
                "1.2",
                "-.-"
            })
    void refusesWhatIsNoDomain(String domain) {
        assertThat(EmailAddress.isValidDomain(domain)).isFalse();
    }

    @Property
    void whatIsValidHoldsNothingThatCouldBreakOutOfAHeader(
            @ForAll
                    @Chars({'@', '.', '\r', '\n', ' ', ',', ';', '<', '>', '"', ':', '\\', 'a', 'b'})
                    @StringLength(max = 12)
                    String text) {
        if (EmailAddress.isValid(text)) {
            assertThat(text).matches("[ab]+(\\.[ab]+)*@[ab]+(\\.[ab]+)+");
        }
    }

    @Property
    void onePlainAddressIsAlwaysValid(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 64) String local,
            @ForAll @AlphaChars @StringLength(min = 1, max = 63) String label,
            @ForAll @IntRange(min = 1, max = 2) int times) {
        assertThat(EmailAddress.isValid(local + "@" + (label + ".").repeat(times) + "com"))
                .isTrue();
    }
}

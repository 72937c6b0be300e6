package io.github.camelfivecent.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                "G 123456!|123456"
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
                "version 10.2026",
                "order A1234",
                "123"
            })
    void takesNoOtherNumberForACode(String text) {
        assertThat(Extracts.codes(text)).isEmpty();
    }

    @Test
    void findsLinksInTextAndHtmlOnce() {
        assertThat(Extracts.links(
                        "See https://a.example/x?y=1, (http://b.example/).",
                        "<a href=\"https://a.example/x?y=1\">x</a> <A HREF='https://c.example/?a=1&amp;b=2'>y</A>"))
                .isEqualTo(List.of("https://a.example/x?y=1", "http://b.example/", "https://c.example/?a=1&b=2"));
    }
}

package io.github.camelfivecent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0412345678, 0412345678",
        "0412 345 678, 0412345678",
        "(04) 1234-5678, 0412345678",
        "(0)412 345 678, 0412345678",
        "0412.345.678, 0412345678",
        "04(0)2345678, 0402345678",
        "0412\u00a0345\u202f678, 0412345678",
        "0412\u2013345\u2011678, 0412345678",
        "\u202a+61\u00a0412\u00a0345\u00a0678\u202c, 61412345678",
        "+61412345678, 61412345678",
        "+61 412 345 678, 61412345678",
        "(+61) 412 345 678, 61412345678",
        "+61 (0)412 345 678, 61412345678",
        "0011 61 (0)412 345 678, 61412345678",
        "+61 0412 345 678, 61412345678",
        "61 (0) 412 345 678, 61412345678",
        "61412345678, 61412345678",
        "0061412345678, 61412345678",
        "0011 61 412 345 678, 61412345678",
        "0011 1 212 555 0123, 12125550123",
        "001 212 555 0123, 12125550123",
        "+64 21 123 4567, 64211234567",
        "+44 (0)7911 123456, 447911123456",
        "447911123456, 447911123456",
        "+65 8123 4567, 6581234567",
        "+290 12345, 29012345",
        "'  61-412-345-678  ', 61412345678",
        "61 2 9876 5432, 61298765432",
    })
    void givesTheServiceAFormThatItTakes(String written, String sent) {
        assertThat(PhoneNumber.forSending(written)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                "+",
                "()",
                "MyShop",
                "0412 345 67a",
                "0412345678,0412345679",
                "0412345678;ext=1",
                "+61+412345678",
                "++61412345678",
                "61412345678+",
                "041234567",
                "04123456789",
                "0298765432",
                "0512345678",
                "+0412345678",
                "000412345678",
                "00110412345678",
                "6141234567",
                "614123456789",
                "+61 412 345 67",
                "+61 (0)412 345 6789",
                "1234567",
                "1234567890123456",
                "412345678",
                "\u0660\u0664\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
                "\ud83d\ude00412345678"
            })
    void refusesWhatIsNoNumberAndSaysWhatIsAccepted(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.forSending(written))
                .withMessageContaining("accepted are 04 and 8 digits, 61 and 9 digits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0412 345 67 | the number ***567 begins with 0 and is not an Australian mobile number",
                "+61 412 345 67 | the number ***567 has 10 digits, where a number of country code 61 has 11",
                "123 4567 | the number *** has 7 digits",
                "412345678 | the number ***678 looks like an Australian mobile number that lost its leading 0",
                "Shop 0412345678 | the number ***678 is not made of digits",
                "'' | an empty number is not made of digits",
            })
    void namesTheRuleThatWasBroken(String written, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.forSending(written))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0412345678, 61412345678",
        "+61412345678, 61412345678",
        "61412345678, 61412345678",
        "0298765432, 61298765432",
        "412345678, 412345678",
        "+44 7911 123456, 447911123456",
        "0011 44 7911 123456, 447911123456",
        "199, 199",
        "' MyShop ', MyShop",
        "1300 CARS, 1300 CARS",
        "' ', ''",
        "+, +",
        "12345678901234567890, 12345678901234567890",
    })
    void normalisesNumbersAndLeavesTheRest(String received, String normalised) {
        assertThat(PhoneNumber.normalise(received)).isEqualTo(normalised);
    }

    @Test
    void hasNothingToSayAboutNull() {
        assertThat(PhoneNumber.normalise(null)).isNull();
        assertThat(PhoneNumber.mask(null)).isNull();
        assertThat(PhoneNumber.key(null)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0412345678, ***678",
        "+61 412 345 678, ***678",
        "'0412345678,0498765432', ***432",
        "1234567, ***",
        "199, ***",
        "MyShop, ***",
        "'', ***"
    })
    void masksAllButTheLastThreeDigits(String number, String masked) {
        assertThat(PhoneNumber.mask(number)).isEqualTo(masked);
    }

    @Test
    void keysTellNumbersApartThatDifferInLeadingZeros() {
        assertThat(PhoneNumber.key("0123")).isPositive().isNotEqualTo(PhoneNumber.key("123"));
        assertThat(PhoneNumber.key("999999999999999")).isPositive();
        assertThat(PhoneNumber.key("1234567890123456")).isZero();
        assertThat(PhoneNumber.key("MyShop")).isZero();
        assertThat(PhoneNumber.key("\u0661\u0662")).isZero();
    }

    @Property
    void allFormsOfAnAustralianMobileNumberAreOneNumber(@ForAll("mobiles") String mobile, @ForAll("forms") Form form) {
        String written = form.of(mobile);

        assertThat(PhoneNumber.normalise(written)).isEqualTo("614" + mobile);
        assertThat(PhoneNumber.forSending(written)).isEqualTo((form.national() ? "04" : "614") + mobile);
        assertThat(PhoneNumber.key(written)).isEqualTo(PhoneNumber.key("04" + mobile));
    }

    @Property
    void whatIsSentComparesEqualToWhatWasWritten(@ForAll("almostNumbers") String written) {
        String normalised = PhoneNumber.normalise(written);
        assertThat(PhoneNumber.normalise(normalised)).isEqualTo(normalised);

        if (catchThrowable(() -> PhoneNumber.forSending(written)) == null) {
            String sent = PhoneNumber.forSending(written);
            assertThat(sent).matches("04[0-9]{8}|61[0-9]{9}|(?!61|0)[0-9]{8,15}");
            assertThat(PhoneNumber.forSending("+" + normalised)).isEqualTo(normalised);
            assertThat(PhoneNumber.normalise(sent)).isEqualTo(normalised);
        }
    }

    @Property
    void aMaskNeverShowsMoreThanThreeDigits(@ForAll String text, @ForAll("almostNumbers") String number) {
        assertThat(PhoneNumber.mask(text + number)).matches("\\*\\*\\*([0-9]{3})?");
        assertThat(PhoneNumber.mask(text)).matches("\\*\\*\\*([0-9]{3})?");
    }

    @Property
    void aRefusalNeverShowsMoreThanTheMask(@ForAll("almostNumbers") String written, @ForAll("forms") Form form) {
        Throwable refusal = catchThrowable(() -> PhoneNumber.forSending(form.of(written)));

        if (refusal != null) {
            assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
            String given = refusal.getMessage().split(";")[0].replaceFirst("has [0-9]+ digits", "");
            assertThat(given).doesNotContainPattern("[0-9]{4}");
        }
    }

    @Provide
    Arbitrary<String> mobiles() {
        return Arbitraries.strings().numeric().ofLength(8);
    }

    @Provide
    Arbitrary<Form> forms() {
        Arbitrary<String> prefixes =
                Arbitraries.of("04", "(0)4", "+614", "614", "00614", "0011614", "+61(0)4", "+6104", "61 (0)4", "(61)4");
        Arbitrary<String> separators =
                Arbitraries.of("", " ", "-", ".", "\u00a0", "\u2009", "\u2011", "] [", "\u200e", "\t");
        return Combinators.combine(prefixes, separators).as(Form::new);
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.strings()
                .withChars("0123456789")
                .withChars("0146+() -a")
                .ofMinLength(0)
                .ofMaxLength(20);
    }

    record Form(String prefix, String separator) {

        boolean national() {
            return prefix.startsWith("0") && !prefix.startsWith("00") || prefix.startsWith("(0)");
        }

        String of(String rest) {
            return prefix + separator + String.join(separator, rest.split(""));
        }
    }
}

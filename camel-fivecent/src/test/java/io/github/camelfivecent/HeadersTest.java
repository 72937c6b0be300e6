package io.github.camelfivecent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.operation.Field;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.junit.jupiter.api.Test;

/** Headers and options have the names that the fields of the operations say. */
class HeadersTest {

    /** What is no field of a request: what a producer is told besides, and what answers and consumers tell. */
    private static final Set<String> OTHERS = Set.of(
            "OPERATION",
            "IDEMPOTENCY_KEY",
            "MESSAGE_ID",
            "STATUS",
            "STATUS_TEXT",
            "CREDITS",
            "ENCODING",
            "SEGMENTS",
            "REPLACEMENTS",
            "NEXT_PAGE",
            "COUNT",
            "OUTCOME",
            "REASON",
            "FROM",
            "TIMESTAMP",
            "CONVERSATION_ID",
            "CONTACT_NAME");

    @Test
    void thereIsAHeaderForEachFieldAndAFieldForEachHeader() {
        Set<String> expected =
                fields().map(Field::header).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, String> constants = constants();
        OTHERS.forEach(constants::remove);

        assertThat(constants.values()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(constants().keySet()).containsAll(OTHERS);
    }

    @Test
    void aConstantIsCalledLikeItsHeader() {
        assertThat(constants()).allSatisfy((constant, header) -> assertThat(
                        header.replaceFirst("CamelFivecent", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
                .isEqualToIgnoringCase(constant));
    }

    @Test
    void eachHeaderIsDescribed() {
        assertThat(FivecentConstants.class.getFields()).allSatisfy(constant -> {
            Metadata metadata = constant.getAnnotation(Metadata.class);
            assertThat(metadata).isNotNull();
            assertThat(metadata.description()).isNotBlank();
            assertThat(metadata.javaType()).isNotBlank();
        });
    }

    @Test
    void thereIsAnOptionForEachFieldThatSaysSo() {
        PropertyConfigurerGetter options = new FivecentEndpointConfigurer();

        assertThat(fields().filter(field -> field.option() != null))
                .allSatisfy(field -> assertThat(options.getOptionType(field.option(), false) != null)
                        .isEqualTo(field.onEndpoint()));
    }

    @Test
    void aFieldSaysWhereItCanBeGiven() {
        assertThat(fields().map(Field::place).distinct()).hasSize(3);
        assertThat(fields().filter(field -> field.option() == null))
                .extracting(Field::wire)
                .containsOnly("message");
        assertThat(fields().filter(Field::onEndpoint).map(Field::header))
                .allSatisfy(
                        header -> assertThat(header.toLowerCase(Locale.ROOT)).startsWith("camelfivecent"));
    }

    private static Stream<Field> fields() {
        return Resource.all().stream()
                .map(Resource::operations)
                .flatMap(List::stream)
                .map(Operation::fields)
                .flatMap(List::stream);
    }

    private static Map<String, String> constants() {
        return Arrays.stream(FivecentConstants.class.getFields())
                .collect(Collectors.toMap(java.lang.reflect.Field::getName, HeadersTest::value));
    }

    private static String value(java.lang.reflect.Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.camelfivecent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.model.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumberSetTest {

    @Test
    void findsANumberInWhateverForm() {
        NumberSet set = new NumberSet();

        assertThat(set.add("0412 345 678")).isTrue();
        assertThat(set.add("+61412345678")).isFalse();
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.contains("61412345678")).isTrue();
        assertThat(set.contains("0412345679")).isFalse();
        assertThat(set.remove("(04) 1234-5678")).isTrue();
        assertThat(set.contains("61412345678")).isFalse();
        assertThat(set.remove("0412345678")).isFalse();
        assertThat(set.size()).isZero();
    }

    @Test
    void leavesOutWhatIsNoNumber() {
        NumberSet set = new NumberSet();

        assertThat(set.addAll(Arrays.asList("MyShop", "", null, "0412345678", "61412345678", "0498765432")))
                .isEqualTo(2);
        assertThat(set.contains("MyShop")).isFalse();
        assertThat(set.contains(null)).isFalse();
        assertThat(set.remove(null)).isFalse();
    }

    @Property
    void behavesAsASetOfNormalisedNumbers(@ForAll("operations") List<Operation> operations) {
        NumberSet set = new NumberSet();
        Set<String> model = new HashSet<>();
        for (Operation operation : operations) {
            String normalised = PhoneNumber.normalise(operation.number());
            switch (operation.kind()) {
                case "add" -> assertThat(set.add(operation.number())).isEqualTo(model.add(normalised));
                case "remove" -> assertThat(set.remove(operation.number())).isEqualTo(model.remove(normalised));
                default -> assertThat(set.contains(operation.number())).isEqualTo(model.contains(normalised));
            }
            assertThat(set.size()).isEqualTo(model.size());
        }
        assertThat(model).allMatch(set::contains);
    }

    @Test
    void holdsAMillionInAHeapOf48Megabytes() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        String.join(
                                System.getProperty("path.separator"),
                                location(NumberSet.class),
                                location(NumberSetTest.class)),
                        Million.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).endsWith("1000000 numbers, all found, no other");
        assertThat(java.waitFor()).isZero();
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        // few different numbers, of which many follow one another, so that slots collide
        Arbitrary<String> numbers = Combinators.combine(
                        Arbitraries.of("04123450", "61 412 3450", "+6141234507", "44791112"),
                        Arbitraries.integers().between(10, 99))
                .as((start, end) -> start + end);
        return Combinators.combine(Arbitraries.of("add", "add", "remove", "contains"), numbers)
                .as(Operation::new)
                .list()
                .ofMaxSize(300);
    }

    record Operation(String kind, String number) {}

    static final class Million {

        public static void main(String[] args) {
            NumberSet set = new NumberSet();
            Iterable<String> mobiles = () ->
                    IntStream.range(0, 1_000_000).mapToObj(Million::mobile).iterator();
            set.addAll(mobiles);
            boolean all = true;
            boolean other = false;
            for (int i = 0; i < 1_000_000; i++) {
                all &= set.contains(mobile(i));
                other |= set.contains("+44791" + mobile(i).substring(3));
            }
            System.out.print(
                    set.size() + " numbers, " + (all ? "all found, " : "missing, ") + (other ? "others" : "no other"));
        }

        private static String mobile(int i) {
            return "04" + (10_000_000 + i * 77L % 90_000_000);
        }
    }
}

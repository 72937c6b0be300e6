package io.github.camelfivecent.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MagicRecipientsTest {
    @Test
    void areAllInTheUsersPageWithWhetherTheyAreStored() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "sandbox.md"));
        Set<String> documented = rows(page, "(\\d{3})");
        Set<String> stored = rows(page, "(\\d{3}) \\| [^|]* \\| yes");

        Set<String> faults = IntStream.range(0, 1000)
                .mapToObj(code -> String.format("%03d", code))
                .filter(code -> fault(code).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsAll(faults);
        assertThat(faults).isNotEmpty().allSatisfy(code -> assertThat(stored.contains(code))
                .isEqualTo(fault(code).orElseThrow().stored()));
    }

    private static Optional<Effect.Fail> fault(String code) {
        return MagicRecipients.faultOf(new Occasion("sms.send", List.of("0499999" + code), "", Optional.empty()));
    }

    private static Set<String> rows(String page, String pattern) {
        return Pattern.compile("(?m)^\\| " + pattern + " \\|")
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toSet());
    }
}

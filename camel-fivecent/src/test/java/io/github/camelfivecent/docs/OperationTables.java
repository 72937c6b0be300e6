package io.github.camelfivecent.docs;

import io.github.camelfivecent.http.Service;
import io.github.camelfivecent.operation.Field;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations, from the component's table of them; what each is for is written by hand in the guide. */
final class OperationTables {

    /** The page that has a section for each operation, seen from the repository's root. */
    static final String PAGE = "docs/operations.md";

    private final String guide;

    OperationTables(String guide) {
        this.guide = guide;
    }

    static List<Operation<?>> operations() {
        return Resource.all().stream()
                .<Operation<?>>flatMap(resource -> resource.operations().stream())
                .toList();
    }

    /** The tables by the name that a marker in the guide uses. */
    Map<String, MarkdownTable> tables() {
        return Map.of("operations", overview(), "operation-fields", fields());
    }

    private MarkdownTable overview() {
        List<List<String>> rows = new ArrayList<>();
        for (Resource resource : Resource.all()) {
            for (Operation<?> operation : resource.operations()) {
                boolean first = operation == resource.operations().get(0);
                String link = "[`" + operation.name() + "`](" + PAGE + "#" + anchor(operation) + ")";
                rows.add(List.of(first ? "`" + resource.name() + "`" : "", link, purpose(operation)));
            }
        }
        return new MarkdownTable(List.of("resource", "operation", "what it does"), rows);
    }

    private static MarkdownTable fields() {
        List<List<String>> rows = operations().stream()
                .map(operation -> List.of(
                        "[`" + operation.id() + "`](#" + anchor(operation) + ")",
                        request(operation),
                        names(operation, Field::required),
                        names(operation, field -> !field.required())))
                .toList();
        return new MarkdownTable(List.of("operation", "request", "needs", "takes as well"), rows);
    }

    private static String request(Operation<?> operation) {
        String service = operation.service() == Service.EMAIL ? "Dingo Mail" : "5c SMS";
        String constants = operation.constants().entrySet().stream()
                .map(constant -> " `" + constant.getKey() + "=" + constant.getValue() + "`")
                .collect(Collectors.joining());
        return service + " `" + operation.method() + " /" + operation.path() + "`" + constants;
    }

    private static String names(Operation<?> operation, Predicate<Field> included) {
        return operation.fields().stream()
                .filter(included)
                .map(field -> "`" + field.wire() + "`")
                .collect(Collectors.joining(", "));
    }

    /** The first sentence of the operation's section. */
    private String purpose(Operation<?> operation) {
        Matcher section = Pattern.compile(
                        "^### " + Pattern.quote(operation.id()) + "\n\n(.+?\\.)(\\s|$)",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(guide);
        if (!section.find()) {
            throw new IllegalStateException(PAGE + " has no section ### " + operation.id() + " with a sentence in it");
        }
        return section.group(1).replace('\n', ' ');
    }

    /** What GitHub makes of the section's heading. */
    private static String anchor(Operation<?> operation) {
        return operation.id().replace(".", "").toLowerCase(Locale.ROOT);
    }

    static Stream<String> sections(String guide) {
        return Pattern.compile("^### (\\S+)$", Pattern.MULTILINE)
                .matcher(guide)
                .results()
                .map(found -> found.group(1));
    }
}

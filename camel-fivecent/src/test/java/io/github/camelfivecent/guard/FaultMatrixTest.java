package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each fault, in each operation, with each guard: how many requests were made, what was stored, what the route is told. */
class FaultMatrixTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("fault-matrix.md");
    private static final int BENCHES = 6;

    private final List<MatrixFault> faults = MatrixFault.all();
    private final List<MatrixColumn> columns = MatrixColumn.all();
    private final Map<List<Object>, MatrixCell> cells = new ConcurrentHashMap<>();

    private record Place(MatrixFault fault, MatrixColumn column) {}

    @Test
    void nothingIsStoredTwiceAndEveryOutcomeIsTrue() throws Exception {
        runAll();
        String page = page();
        if ("write".equals(System.getProperty("fivecent.docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "%s; to write it: mvn test -pl camel-fivecent -am -Dtest=FaultMatrixTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfivecent.docs=write",
                        PAGE.getFileName())
                .isEqualTo(page);
    }

    private void runAll() throws Exception {
        List<Place> places = new ArrayList<>();
        faults.forEach(fault -> columns.forEach(column -> places.add(new Place(fault, column))));
        AtomicInteger next = new AtomicInteger();
        ExecutorService benches = Executors.newFixedThreadPool(BENCHES);
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < BENCHES; i++) {
            running.add(benches.submit(() -> {
                try (MatrixBench bench = new MatrixBench()) {
                    for (int at = next.getAndIncrement(); at < places.size(); at = next.getAndIncrement()) {
                        run(bench, places.get(at));
                    }
                }
                return null;
            }));
        }
        benches.shutdown();
        for (Future<Void> bench : running) {
            bench.get();
        }
    }

    private void run(MatrixBench bench, Place place) throws Exception {
        try {
            cells.put(List.of(place.fault, place.column), MatrixCell.of(bench, place.fault, place.column));
        } catch (AssertionError e) {
            throw new AssertionError(place.fault.name() + " × " + place.column.title(), e);
        }
    }

    private String page() {
        return """
                # The fault matrix

                What becomes of a request when something goes wrong, as seen in a run of the tests: each row is a fault,
                each column an operation and how it is guarded. This page is written by `FaultMatrixTest`.

                A cell says how many requests the service got, with a `+` how many more it got that looked for the message
                in the sent list, then how many messages were stored (or other things done), and what the route is told:
                `done` is an answer, `not done` and `unknown` are a `FivecentException` with this outcome. Requests are
                tried again once (`maxRetries=1`). In each cell at most one message is stored; what is `not done` was not
                stored; what was stored is `done` or `unknown`. In the columns with a ledger the same key was sent once more
                after the fault was over, and no second message was stored then either.

                "Stored" faults happen after the service has done what it was asked for, the others instead of it. See
                [delivery promises](delivery-promises.md) for what to choose, and [the sandbox](sandbox.md) for how to try
                it yourself.

                ## Before the service is asked

                %s
                ## A fault that hits one request

                %s
                ## A fault that stays

                %s"""
                .formatted(table(faults.subList(0, firstAnswered())), table(rows(false)), table(rows(true)));
    }

    private int firstAnswered() {
        return (int) faults.stream().takeWhile(MatrixFault::stays).count();
    }

    private List<MatrixFault> rows(boolean stays) {
        return faults.subList(firstAnswered(), faults.size()).stream()
                .filter(fault -> fault.stays() == stays)
                .toList();
    }

    private String table(List<MatrixFault> rows) {
        return line("fault", columns.stream().map(MatrixColumn::title).toList())
                + line("---", columns.stream().map(column -> "---").toList())
                + rows.stream()
                        .map(fault -> line(
                                fault.name(),
                                columns.stream()
                                        .map(column -> cells.get(List.of(fault, column))
                                                .text())
                                        .toList()))
                        .collect(Collectors.joining());
    }

    private static String line(String first, List<String> others) {
        return "| " + first + " | " + String.join(" | ", others) + " |\n";
    }
}

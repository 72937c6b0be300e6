package io.github.camelfivecent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * What was seen in one cell of the fault matrix.
 *
 * @param requests how often the operation was asked for, as the sandbox saw it
 * @param looks    how many other requests were made to find out what became of it
 * @param stored   how many messages were stored, or other things done
 * @param outcome  how the exchange ended: {@code done}, {@code not done} or {@code unknown}
 */
record MatrixCell(long requests, long looks, int stored, String outcome) {

    static MatrixCell of(MatrixBench bench, MatrixFault fault, MatrixColumn column) throws Exception {
        try {
            ProducerTemplate template = bench.begin();
            MatrixOperation operation = column.operation();
            Map<String, Object> headers =
                    new HashMap<>(operation.given(bench.sandbox().account()));
            headers.put("CamelFivecentIdempotencyKey", UUID.randomUUID().toString());
            String options = fault.trouble().begin(bench, operation.id(), fault.stays());
            String outcome = send(template, column, options, headers);
            assertThat(Thread.interrupted()).isEqualTo(fault.name().startsWith("interrupted"));
            MatrixCell cell = seen(bench, operation.id(), outcome);
            cell.check(operation);
            bench.endTrouble();
            if (column.ledger()) {
                // The same key again, with everything well: it is never sent a second time.
                String again = send(bench.template(), column, "", headers);
                seen(bench, operation.id(), again).check(operation);
            }
            return cell;
        } finally {
            bench.endTrouble();
        }
    }

    private static String send(
            ProducerTemplate template, MatrixColumn column, String options, Map<String, Object> headers) {
        AtomicInteger ends = new AtomicInteger();
        Exchange ended = template.send("fivecent:" + column.uri() + options, exchange -> {
            exchange.getMessage().setBody(column.operation().isSend() ? "Ready" : null);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    ends.incrementAndGet();
                }
            });
        });
        assertThat(ends).hasValue(1);
        if (ended.getException() == null) {
            return "done";
        }
        assertThat(ended.getException()).isInstanceOf(FivecentException.class);
        return ((FivecentException) ended.getException()).getOutcome() == Outcome.UNKNOWN ? "unknown" : "not done";
    }

    private static MatrixCell seen(MatrixBench bench, String operation, String outcome) {
        List<RequestRecord> all = bench.sandbox().account().requests().stream()
                .filter(request -> !request.operation().equals("account.balance"))
                .toList();
        List<RequestRecord> own = all.stream()
                .filter(request -> request.operation().equals(operation))
                .toList();
        int stored = own.stream().mapToInt(RequestRecord::stored).sum();
        return new MatrixCell(own.size(), all.size() - own.size(), stored, outcome);
    }

    private void check(MatrixOperation operation) {
        assertThat(stored).isLessThanOrEqualTo(1);
        if (outcome.equals("not done")) {
            assertThat(stored).isZero();
        } else if (outcome.equals("done") && operation != MatrixOperation.LIST) {
            assertThat(stored).isEqualTo(1);
        }
        if (operation == MatrixOperation.LIST) {
            assertThat(outcome).isNotEqualTo("unknown");
        }
    }

    String text() {
        return requests + (looks == 0 ? "" : "+" + looks) + " → " + stored + " " + outcome;
    }
}

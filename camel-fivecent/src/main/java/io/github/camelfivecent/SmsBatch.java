package io.github.camelfivecent;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentPartlySentException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.operation.Operation;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Rows that are sent together: the body that {@link SmsBatchStrategy} makes, and that {@code fivecent:sms} takes. Each row
 * is the message that it would be if it were sent on its own, before the send and after it, so that {@code split(body())}
 * gives the rows back one by one. After the send the header {@link FivecentConstants#OUTCOME} tells of each what became of
 * it. Not safe for threads.
 */
public final class SmsBatch extends AbstractList<Message> {

    private static final Results<?> NONE = new Results<>(List.of());

    private final List<Row> rows = new ArrayList<>();

    /** What became of a row. */
    public enum Outcome {
        /** It was sent. */
        SENT,
        /** It was certainly not sent; the header {@link FivecentConstants#REASON} says why. */
        NOT_DONE,
        /** It may have been sent; nobody knows. */
        UNKNOWN
    }

    /** A row, which is open until it is known what became of it, and then not sent again. */
    static final class Row {

        final Exchange exchange;
        private boolean open = true;
        private Outcome outcome;

        private Row(Exchange exchange) {
            this.exchange = exchange;
        }

        boolean isOpen() {
            return open;
        }

        Outcome outcome() {
            return outcome;
        }

        /**
         * It is known what became of it.
         *
         * @param results its answer, or null where it has none
         * @param reason  why it has none, or null
         */
        void became(Outcome became, Results<?> results, String reason) {
            Message message = exchange.getMessage();
            if (results != null) {
                message.setBody(results);
            }
            Operation.headersOf(results == null ? NONE : results, (name, value) -> set(message, name, value));
            set(message, FivecentConstants.OUTCOME, became.name());
            set(message, FivecentConstants.REASON, reason);
            outcome = became;
            open = false;
        }

        /** It was not made. */
        void failed(FivecentException failure) {
            boolean unknown = failure.getOutcome() == FivecentException.Outcome.UNKNOWN;
            became(
                    unknown ? Outcome.UNKNOWN : Outcome.NOT_DONE,
                    failure instanceof FivecentPartlySentException partly ? partly.getResults() : null,
                    failure.getMessage());
        }

        /** It was not made for a reason that may go away, so that it may be tried again. */
        void putOff(FivecentException failure) {
            failed(failure);
            open = true;
        }

        private static void set(Message message, String header, Object value) {
            if (value == null) {
                message.removeHeader(header);
            } else {
                message.setHeader(header, value);
            }
        }
    }

    SmsBatch() {}

    Row add(Exchange row) {
        rows.add(new Row(row));
        return rows.get(rows.size() - 1);
    }

    List<Row> open() {
        return rows.stream().filter(Row::isOpen).toList();
    }

    /** The message of a row. */
    @Override
    public Message get(int index) {
        return rows.get(index).exchange.getMessage();
    }

    /** How many rows there are. */
    @Override
    public int size() {
        return rows.size();
    }

    /** How many rows were sent. */
    public long getSent() {
        return count(Outcome.SENT);
    }

    /** How many rows were certainly not sent. */
    public long getNotDone() {
        return count(Outcome.NOT_DONE);
    }

    /** How many rows there are of which nobody knows whether they were sent. */
    public long getUnknown() {
        return count(Outcome.UNKNOWN);
    }

    private long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** How many rows it has, without what is in them, which logs must not show. */
    @Override
    public String toString() {
        return "SmsBatch[" + size() + " rows]";
    }
}

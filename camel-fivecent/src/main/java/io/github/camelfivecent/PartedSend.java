package io.github.camelfivecent;

import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentPartlySentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * An SMS to more recipients than one request takes. A part whose outcome is unknown, or that is refused, keeps nobody from
 * the others; what all would fail with, such as a service that is away, ends it.
 */
final class PartedSend {

    /** What of a send that failed was made, so that the exchange may come again. */
    private static final String MEMORY = "CamelFivecentSentParts";

    private final Request whole;
    private final List<String> recipients;

    /** Makes one part, unless it was made before. */
    @FunctionalInterface
    interface Part {

        Results<?> make(Request part, int number);
    }

    PartedSend(Request whole) {
        this.whole = whole;
        this.recipients = recipients(whole);
    }

    static List<String> recipients(Request request) {
        return List.of(request.body().get(Fields.TO.wire()).toString().split(","));
    }

    /** The request, for these recipients. */
    static Request to(List<String> recipients, Request request) {
        return request.with(Fields.TO.wire(), String.join(",", recipients));
    }

    /** Whether the next send would fare no better. */
    static boolean endsAll(FivecentException failure) {
        return failure.getOutcome() == Outcome.NOT_DONE && !(failure instanceof FivecentRequestException);
    }

    int recipients() {
        return recipients.size();
    }

    /**
     * Makes the parts.
     *
     * @param  size how many recipients a part has
     * @param  part makes a part
     * @return      the answers of all parts
     * @throws FivecentPartlySentException if some were made, or may have been, and some not
     * @throws FivecentException           if none was made
     */
    Results<SmsResult> make(int size, Part part) {
        List<SmsResult> results = new ArrayList<>();
        List<FivecentException> failures = new ArrayList<>();
        boolean done = false;
        FivecentException end = null;
        for (int from = 0, number = 1; from < recipients.size(); from += size, number++) {
            List<String> these = recipients.subList(from, Math.min(from + size, recipients.size()));
            if (end != null) {
                results.addAll(entries(these, end));
                continue;
            }
            try {
                for (Object result : part.make(to(these, whole), number)) {
                    results.add((SmsResult) result);
                }
                done = true;
            } catch (FivecentException e) {
                failures.add(e);
                results.addAll(entries(these, e));
                end = endsAll(e) ? e : null;
            }
        }
        if (failures.isEmpty()) {
            return new Results<>(results);
        }
        throw failure(new Results<>(results), failures, done);
    }

    private FivecentException failure(Results<SmsResult> results, List<FivecentException> failures, boolean done) {
        boolean unknown = failures.stream().anyMatch(failure -> failure.getOutcome() == Outcome.UNKNOWN);
        if (!done && !unknown) {
            return failures.get(0);
        }
        FivecentException first = failures.get(0);
        FivecentException partly = new FivecentPartlySentException(
                whole.operation() + ": of " + recipients.size() + " recipients "
                        + results.stream().filter(result -> result.id() != null).count()
                        + " were sent to; the others were not, or nobody knows, see getResults(): "
                        + first.getMessage(),
                new Answer(whole.operation(), first.getHttpStatus(), first.getError(), first.getErrorCode()),
                results);
        failures.forEach(partly::addSuppressed);
        return partly;
    }

    /** Whether nothing of the exchange was sent before. */
    static boolean isNew(Exchange exchange) {
        return exchange.getProperty(MEMORY) == null;
    }

    /** The exchange may be redelivered: it remembers which parts were made, or may have been. */
    @SuppressWarnings("unchecked")
    static Part remembered(Exchange exchange, Part part) {
        Map<String, Object> known = isNew(exchange) ? new HashMap<>() : exchange.getProperty(MEMORY, Map.class);
        exchange.setProperty(MEMORY, known);
        return (request, number) -> {
            String name = number + " " + Sends.fingerprint(request);
            if (known.get(name) instanceof FivecentException unknown) {
                throw unknown;
            }
            if (known.get(name) instanceof Results<?> answer) {
                return answer;
            }
            try {
                Results<?> answer = part.make(request, number);
                known.put(name, answer);
                return answer;
            } catch (FivecentOutcomeUnknownException e) {
                known.put(name, e);
                throw e;
            }
        };
    }

    static void forget(Exchange exchange) {
        exchange.removeProperty(MEMORY);
    }

    private static List<SmsResult> entries(List<String> recipients, FivecentException failure) {
        boolean unknown = failure.getOutcome() == Outcome.UNKNOWN;
        return recipients.stream()
                .map(number -> new SmsResult(
                        number,
                        null,
                        null,
                        (unknown ? "Not known: " : "Not sent: ") + failure.getMessage(),
                        unknown ? null : BigDecimal.ZERO,
                        null))
                .toList();
    }
}

package io.github.camelfivecent;

import io.github.camelfivecent.SmsBatch.Row;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.ledger.SharedSends;
import io.github.camelfivecent.ledger.SharedSends.Made;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentException.Outcome;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.Operation.Prepared;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/**
 * Sends the rows of a batch: those with the same text, sender and other fields in one request, up to as many as one may
 * have. Each row keeps its own key in the ledger, its own answer and its own failure.
 */
final class BatchSend {

    private static final String DUPLICATE =
            "the same SMS to the same number is an earlier row of the batch; it was sent once";

    private final FivecentEndpoint endpoint;
    private final SendGuard guard;
    private final Operation<?> operation;
    private final BooleanSupplier stillWanted;
    private final Clock clock = Clock.systemUTC();

    BatchSend(FivecentEndpoint endpoint, SendGuard guard, Operation<?> operation, BooleanSupplier stillWanted) {
        this.endpoint = endpoint;
        this.guard = guard;
        this.operation = operation;
        this.stillWanted = stillWanted;
    }

    /**
     * Sends the rows of which it is not known yet what became of them.
     *
     * @return the answers of those that were sent now
     * @throws FivecentException if something keeps all that are left from being sent; they may be tried again
     */
    Results<?> make(SmsBatch batch) {
        Map<String, BatchItem> firsts = new HashMap<>();
        Map<BatchItem, BatchItem> duplicates = new LinkedHashMap<>();
        Map<Map<String, Object>, List<BatchItem>> byText = new LinkedHashMap<>();
        for (Row row : batch.open()) {
            BatchItem item = item(row);
            BatchItem first = item == null ? null : firsts.putIfAbsent(item.name(), item);
            if (first != null) {
                duplicates.put(item, first);
            } else if (item != null) {
                byText.computeIfAbsent(item.text(), same -> new ArrayList<>()).add(item);
            }
        }
        int most = endpoint.getConfiguration().getMaxRecipientsPerRequest();
        FivecentException end = null;
        for (List<BatchItem> same : byText.values()) {
            for (List<BatchItem> chunk : BatchItem.chunks(same, most)) {
                end = end == null ? send(chunk) : end;
            }
        }
        duplicates.forEach(BatchSend::repeat);
        if (end != null) {
            for (Row row : batch.open()) {
                row.putOff(end);
            }
            throw end;
        }
        return sent(firsts.values());
    }

    private BatchItem item(Row row) {
        try {
            Prepared prepared =
                    operation.prepare(new Bodies(operation, row.exchange.getMessage()).input(endpoint::option), clock);
            Request request = prepared.request();
            return new BatchItem(
                    row,
                    request,
                    prepared.headers(),
                    guard.key(operation, request, row.exchange),
                    Sends.fingerprint(request));
        } catch (FivecentRequestException e) {
            row.failed(e);
            return null;
        }
    }

    /** @return what keeps all others from being sent, or null */
    private FivecentException send(List<BatchItem> chunk) {
        Map<BatchItem, Made<Results<?>>> made = new LinkedHashMap<>();
        try {
            if (!chunk.get(0).isToOne()) {
                BatchItem item = chunk.get(0);
                made.put(
                        item,
                        new Made<>(guard.send(operation, item.request(), item.row().exchange, stillWanted), null));
            } else {
                made.putAll(chunk.get(0).key() == null ? together(chunk, () -> true) : once(chunk));
                made.values().stream()
                        .map(Made::failure)
                        .filter(failure -> failure != null && failure.getOutcome() == Outcome.UNKNOWN)
                        .distinct()
                        .forEach(failure -> guard.unknown(operation));
            }
        } catch (FivecentException e) {
            chunk.forEach(item -> made.put(item, new Made<>(null, e)));
        }
        FivecentException end = null;
        for (Map.Entry<BatchItem, Made<Results<?>>> each : made.entrySet()) {
            FivecentException failure = each.getValue().failure();
            if (failure == null) {
                answered(each.getKey(), each.getValue().answer());
            } else if (PartedSend.endsAll(failure)) {
                end = failure;
            } else {
                each.getKey().row().failed(failure);
            }
        }
        return end;
    }

    private Map<BatchItem, Made<Results<?>>> once(List<BatchItem> chunk) {
        Map<String, BatchItem> items = new LinkedHashMap<>();
        Map<String, Sends> sends = new LinkedHashMap<>();
        for (BatchItem item : chunk) {
            items.put(item.key(), item);
            sends.put(item.key(), new Sends(endpoint, guard, operation, item.request(), item.key(), stillWanted));
        }
        Map<String, Made<Results<?>>> made = new SharedSends<>(guard.ledger(), sends, request(items)).once(stillWanted);
        Map<BatchItem, Made<Results<?>>> byItem = new LinkedHashMap<>();
        items.forEach((key, item) -> byItem.put(item, made.get(key)));
        return byItem;
    }

    private SharedSends.Together<Results<?>> request(Map<String, BatchItem> items) {
        return new SharedSends.Together<>() {
            @Override
            public Map<String, Made<Results<?>>> make(Set<String> keys, BooleanSupplier mayBegin) {
                return byKey(together(keys.stream().map(items::get).toList(), mayBegin));
            }

            @Override
            public Map<String, Made<Results<?>>> find(Set<String> keys, Instant since) {
                return byKey(found(keys.stream().map(items::get).toList(), since));
            }
        };
    }

    private Map<BatchItem, Made<Results<?>>> found(List<BatchItem> items, Instant since) {
        try {
            Results<?> found = sends(items).find(since);
            return found == null ? Map.of() : answers(items, found);
        } catch (FivecentException e) {
            Map<BatchItem, Made<Results<?>>> unknown = new LinkedHashMap<>();
            items.forEach(item -> unknown.put(item, new Made<>(null, e)));
            return unknown;
        }
    }

    private static Map<String, Made<Results<?>>> byKey(Map<BatchItem, Made<Results<?>>> made) {
        Map<String, Made<Results<?>>> byKey = new HashMap<>();
        made.forEach((item, what) -> byKey.put(item.key(), what));
        return byKey;
    }

    private Map<BatchItem, Made<Results<?>>> together(List<BatchItem> items, BooleanSupplier mayBegin) {
        Map<BatchItem, Made<Results<?>>> made = new LinkedHashMap<>();
        try {
            return answers(items, sends(items).make(mayBegin));
        } catch (FivecentRequestException e) {
            if (items.size() > 1 && isAboutNumber(e)) {
                int half = items.size() / 2;
                made.putAll(together(items.subList(0, half), mayBegin));
                made.putAll(together(items.subList(half, items.size()), mayBegin));
            } else {
                items.forEach(item -> made.put(item, new Made<>(null, e)));
            }
        } catch (FivecentException e) {
            items.forEach(item -> made.put(item, new Made<>(null, e)));
        }
        return made;
    }

    /** The service takes a request as a whole or not at all, so that one number that it does not like spoils the others. */
    private static boolean isAboutNumber(FivecentRequestException refused) {
        return refused.getError() != null && refused.getError().contains("Destination");
    }

    private Sends sends(List<BatchItem> items) {
        Map<String, Object> owners = new HashMap<>();
        Object nobody = new Object();
        items.forEach(
                item -> owners.put(PhoneNumber.normalise(item.number()), item.key() == null ? nobody : item.key()));
        return new Sends(
                endpoint,
                guard,
                operation,
                PartedSend.to(
                        items.stream().map(BatchItem::number).toList(),
                        items.get(0).request()),
                new Owners(
                        owners,
                        items.stream()
                                .flatMap(item -> Sends.marks(item.request()).stream())
                                .collect(Collectors.toSet())),
                true,
                stillWanted);
    }

    private Map<BatchItem, Made<Results<?>>> answers(List<BatchItem> items, Results<?> results) {
        Map<String, List<SmsResult>> byNumber = new LinkedHashMap<>();
        for (Object result : results) {
            SmsResult sms = (SmsResult) result;
            byNumber.computeIfAbsent(PhoneNumber.normalise(sms.destination()), number -> new ArrayList<>())
                    .add(sms);
        }
        Map<BatchItem, Made<Results<?>>> made = new LinkedHashMap<>();
        for (BatchItem item : items) {
            List<SmsResult> own = byNumber.getOrDefault(PhoneNumber.normalise(item.number()), List.of());
            made.put(item, own.isEmpty() ? new Made<>(null, unanswered()) : answer(new Results<>(own)));
        }
        return made;
    }

    private Made<Results<?>> answer(Results<SmsResult> own) {
        String leftOut = leftOut(own);
        return leftOut != null && guard.refusesOptedOut()
                ? new Made<>(
                        null,
                        FivecentRequestException.invalid(
                                operation.id(), Fields.TO.wire(), operation.id() + ": " + leftOut))
                : new Made<>(own, null);
    }

    private FivecentOutcomeUnknownException unanswered() {
        return new FivecentOutcomeUnknownException(
                operation.id() + ": the service answered, but not for this recipient",
                Answer.none(operation.id()),
                null);
    }

    private static void answered(BatchItem item, Results<?> results) {
        String leftOut = leftOut(results);
        item.headers().forEach(item.row().exchange.getMessage()::setHeader);
        item.row().became(leftOut == null ? SmsBatch.Outcome.SENT : SmsBatch.Outcome.NOT_DONE, results, leftOut);
    }

    /** Why nobody was sent to, or null. */
    private static String leftOut(Results<?> results) {
        boolean anySent = results.stream().anyMatch(result -> ((SmsResult) result).id() != null);
        return anySent || results.isEmpty() ? null : ((SmsResult) results.get(0)).statusText();
    }

    /** The same send gets the same answer, as it does from the ledger. */
    private static void repeat(BatchItem item, BatchItem first) {
        if (first.row().isOpen()) {
            return;
        }
        boolean sent = first.row().outcome() == SmsBatch.Outcome.SENT;
        if (sent) {
            item.headers().forEach(item.row().exchange.getMessage()::setHeader);
        }
        Message answered = first.row().exchange.getMessage();
        item.row()
                .became(
                        first.row().outcome(),
                        sent ? (Results<?>) answered.getBody() : null,
                        sent ? DUPLICATE : answered.getHeader(FivecentConstants.REASON, String.class));
    }

    private static Results<?> sent(Collection<BatchItem> items) {
        return new Results<>(items.stream()
                .filter(item -> item.row().outcome() == SmsBatch.Outcome.SENT)
                .flatMap(item -> ((Results<?>) item.row().exchange.getMessage().getBody()).stream())
                .toList());
    }
}

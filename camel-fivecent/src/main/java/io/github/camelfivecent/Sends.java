package io.github.camelfivecent;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.ledger.SendLedger;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.observe.SentMessages;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.resource.OptedOut.Allowed;
import io.github.camelfivecent.resource.SentLookup;
import io.github.camelfivecent.resource.SentLookup.UndecidedException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Makes one send, and again only when it is known that it was not carried out. */
final class Sends implements SendLedger.Send<Results<?>> {

    private static final long LOOK = 100;

    private final FivecentEndpoint endpoint;
    private final SendGuard guard;
    private final AnsweredSends answered;
    private final Operation<?> operation;
    private final Request asked;
    private final Owners owners;
    private final BooleanSupplier stillWanted;

    private final boolean apart;

    /** @param key what makes it the same send as an earlier one; null for a send of its own */
    Sends(
            FivecentEndpoint endpoint,
            SendGuard guard,
            Operation<?> operation,
            Request asked,
            String key,
            BooleanSupplier stillWanted) {
        this(endpoint, guard, operation, asked, Owners.one(key, marks(asked)), false, stillWanted);
    }

    /** @param apart whether those who have opted out are left out whatever the endpoint says */
    Sends(
            FivecentEndpoint endpoint,
            SendGuard guard,
            Operation<?> operation,
            Request asked,
            Owners owners,
            boolean apart,
            BooleanSupplier stillWanted) {
        this.endpoint = endpoint;
        this.guard = guard;
        this.answered = endpoint.getComponent().answeredSends();
        this.operation = operation;
        this.asked = asked;
        this.owners = owners;
        this.apart = apart;
        this.stillWanted = stillWanted;
    }

    /** Without the time to send at, which a route that is run again may have computed anew. */
    static Request same(Request request) {
        return request.with(Fields.SCHEDULE.wire(), null);
    }

    /** What the messages of a request are told by in the sent list; with one in common a message may be that of another. */
    static Set<?> marks(Request request) {
        if (!"sms.send".equals(request.operation())) {
            return Set.of(same(request));
        }
        Object text = request.body().get(Fields.MESSAGE.wire());
        List<String> numbers = PartedSend.recipients(request);
        if (numbers.size() == 1) {
            return Set.of(new Mark(PhoneNumber.normalise(numbers.get(0)), text));
        }
        Set<Mark> marks = new HashSet<>();
        numbers.forEach(number -> marks.add(new Mark(PhoneNumber.normalise(number), text)));
        return marks;
    }

    private record Mark(String number, Object text) {}

    static String fingerprint(Request request) {
        return same(request).fingerprint();
    }

    @Override
    public String operation() {
        return operation.id();
    }

    @Override
    public String request() {
        return fingerprint(asked);
    }

    @Override
    public Results<?> make(BooleanSupplier mayBegin) {
        Allowed allowed = guard.allowed(asked, apart, stillWanted);
        if (allowed.request() == null) {
            return new Results<>(allowed.leftOut());
        }
        BooleanSupplier wanted = () -> stillWanted.getAsBoolean() && mayBegin.getAsBoolean();
        return underWay(() -> allowed.complete(sent(allowed.request(), wanted)));
    }

    private Results<?> underWay(Supplier<Results<?>> work) {
        answered.begin(owners.marks());
        try {
            return work.get();
        } finally {
            answered.end(owners.marks());
        }
    }

    private Results<?> sent(Request request, BooleanSupplier mayBegin) {
        // Each look goes back to the first try: the service may have been late with that one.
        long begun = System.nanoTime();
        for (int tries = endpoint.getConfiguration().getMaxRetries(); ; tries--) {
            try {
                Results<?> results = (Results<?>) endpoint.client().call(request, operation.answer(), mayBegin);
                answered.claim(owners.of(results));
                count(request, results);
                return results;
            } catch (FivecentOutcomeUnknownException e) {
                // By the present clock, which may have been set since.
                Results<?> found = found(request, Instant.now().minusNanos(System.nanoTime() - begun), e);
                if (found != null) {
                    return found;
                }
                if (tries == 0) {
                    throw notSent(e);
                }
            }
        }
    }

    /** The failure that it looked like is no cause of this one, or a route would take it for that. */
    private FivecentException notSent(FivecentOutcomeUnknownException looked) {
        FivecentException failure = new FivecentUnavailableException(
                operation.id()
                        + ": there is no trace of the message in the sent list, it was not sent. Why it was looked for: "
                        + looked.getMessage(),
                new Answer(operation.id(), looked.getHttpStatus(), looked.getError(), looked.getErrorCode()),
                true,
                null,
                null);
        failure.addSuppressed(looked);
        return failure;
    }

    @Override
    public Results<?> find(Instant since) {
        FivecentOutcomeUnknownException unknown = new FivecentOutcomeUnknownException(
                operation.id() + ": an earlier request with the same idempotency key, made at " + since
                        + ", was never answered; whether it was carried out is not known",
                Answer.none(operation.id()),
                null);
        return underWay(() -> found(asked, since, unknown));
    }

    private Results<?> found(Request request, Instant since, FivecentOutcomeUnknownException unknown) {
        if (!guard.verifies()) {
            throw unknown;
        }
        SentLookup lookup = new SentLookup(endpoint.client(), stillWanted, id -> answered.isAnothers(id, owners.all()));
        try {
            Results<?> found = lookup.find(request, since);
            if (found == null) {
                // The service may still be at work on a request whose connection is gone.
                pause();
                found = lookup.find(request, since);
            }
            if (found != null && (answered.hasTwin(owners.marks()) || !answered.claim(owners.of(found)))) {
                throw new UndecidedException("another send of the same is under way, the message may be that one's");
            }
            if (found != null) {
                count(request, found);
            }
            return found;
        } catch (RuntimeException e) {
            // Whatever it was that kept it from being found out, it is not known.
            unknown.addSuppressed(e);
            throw unknown;
        }
    }

    private void count(Request request, Results<?> results) {
        endpoint.getComponent().monitoring().activity().sent(operation.id(), SentMessages.of(request, results));
    }

    private void pause() {
        try {
            for (long left = endpoint.getConfiguration().getVerifyDelay(); left > 0; left -= LOOK) {
                if (!stillWanted.getAsBoolean()) {
                    throw new UndecidedException("the route is stopping");
                }
                TimeUnit.MILLISECONDS.sleep(Math.min(left, LOOK));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndecidedException("interrupted");
        }
    }

    @Override
    public String write(Results<?> answer) {
        return Json.text(answer);
    }

    @Override
    public Results<?> read(String json) {
        return "sms".equals(operation.resource())
                ? Json.results(json, SmsResult.class)
                : Json.results(json, EmailResult.class);
    }
}

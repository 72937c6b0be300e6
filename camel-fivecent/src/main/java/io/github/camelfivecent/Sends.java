package io.github.camelfivecent;

import io.github.camelfivecent.http.Json;
import io.github.camelfivecent.ledger.SendLedger;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.Operation.Prepared;
import io.github.camelfivecent.resource.SentLookup;
import io.github.camelfivecent.resource.SentLookup.UndecidedException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Makes one send, and again only when it is known that it was not carried out. */
final class Sends implements SendLedger.Send<Results<?>> {

    private static final long LOOK = 100;

    private final FivecentEndpoint endpoint;
    private final Operation<?> operation;
    private final Prepared prepared;
    private final BooleanSupplier stillWanted;

    Sends(FivecentEndpoint endpoint, Operation<?> operation, Prepared prepared, BooleanSupplier stillWanted) {
        this.endpoint = endpoint;
        this.operation = operation;
        this.prepared = prepared;
        this.stillWanted = stillWanted;
    }

    @Override
    public String operation() {
        return operation.id();
    }

    @Override
    public String request() {
        return prepared.request().fingerprint();
    }

    @Override
    public Results<?> make() {
        int tries = endpoint.getConfiguration().getMaxRetries();
        while (true) {
            Instant begun = Instant.now();
            try {
                Results<?> results =
                        (Results<?>) endpoint.client().call(prepared.request(), operation.answer(), stillWanted);
                results.forEach(result -> endpoint.getComponent().answered(id(result)));
                return results;
            } catch (FivecentOutcomeUnknownException e) {
                Results<?> found = find(begun, e);
                if (found != null) {
                    return found;
                }
                if (tries-- == 0) {
                    throw notSent(e);
                }
            }
        }
    }

    /** The failure that it looked like is no cause of this one, or a route would take it for that. */
    private FivecentException notSent(FivecentOutcomeUnknownException looked) {
        FivecentException failure = new FivecentUnavailableException(
                operation.id() + ": there is no trace of the message in the sent list, it was not sent: "
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
        return find(
                since,
                new FivecentOutcomeUnknownException(
                        operation.id() + ": an earlier request with the same idempotency key, made at " + since
                                + ", was never answered; whether it was carried out is not known",
                        Answer.none(operation.id()),
                        null));
    }

    private Results<?> find(Instant since, FivecentOutcomeUnknownException unknown) {
        if (!"verify".equals(endpoint.getConfiguration().getOnUnknownOutcome())) {
            throw unknown;
        }
        SentLookup lookup = new SentLookup(
                endpoint.client(), stillWanted, id -> endpoint.getComponent().isAnswered(id));
        try {
            Results<?> found = lookup.find(prepared.request(), since);
            if (found == null) {
                // The service may still be at work on a request whose connection is gone.
                pause(unknown);
                found = lookup.find(prepared.request(), since);
            }
            if (found != null) {
                found.forEach(result -> endpoint.getComponent().answered(id(result)));
            }
            return found;
        } catch (UndecidedException | FivecentException e) {
            if (e != unknown) {
                unknown.addSuppressed(e);
            }
            throw unknown;
        }
    }

    private void pause(FivecentOutcomeUnknownException unknown) {
        try {
            for (long left = endpoint.getConfiguration().getVerifyDelay(); left > 0; left -= LOOK) {
                if (!stillWanted.getAsBoolean()) {
                    throw unknown;
                }
                TimeUnit.MILLISECONDS.sleep(Math.min(left, LOOK));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown;
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

    private static String id(Object result) {
        return result instanceof SmsResult sms ? sms.id() : ((EmailResult) result).id();
    }
}

package io.github.camelfivecent;

import io.github.camelfivecent.PartedSend.Part;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.ledger.SendLedger;
import io.github.camelfivecent.ledger.SendLedger.Parts;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentOutcomeUnknownException;
import io.github.camelfivecent.model.FivecentPartlySentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.Operation;
import io.github.camelfivecent.operation.ScheduleTime;
import io.github.camelfivecent.resource.OptedOut.Allowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** What the sends of a producer are guarded with, as its endpoint says. */
final class SendGuard {

    private static final int MAX_KEY = 200;

    private final FivecentEndpoint endpoint;
    private final FivecentConfiguration options;
    private final SendLedger ledger;
    private final Expression keyOf;

    /** @throws IllegalArgumentException if the options are wrong; the message names the one */
    SendGuard(FivecentEndpoint endpoint) throws Exception {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        Consumers.requireOneOf("onUnknownOutcome", options.getOnUnknownOutcome(), "fail", "verify");
        Consumers.requireOneOf("onClaimed", options.getOnClaimed(), "wait", "fail");
        Consumers.requireOneOf("optOutCheck", options.getOptOutCheck(), "off", "fail", "skip");
        if (options.getMaxRecipientsPerRequest() < 1) {
            throw new IllegalArgumentException("option maxRecipientsPerRequest takes a number from 1, given "
                    + options.getMaxRecipientsPerRequest());
        }
        if (options.getMaxSegments() != null && options.getMaxSegments() < 1) {
            throw new IllegalArgumentException(
                    "option maxSegments takes a number from 1, given " + options.getMaxSegments());
        }
        this.ledger = newLedger();
        this.keyOf = keyOf();
    }

    private SendLedger newLedger() throws Exception {
        if (options.getSendRepository() == null) {
            if (options.getIdempotencyKey() != null) {
                throw new IllegalArgumentException(
                        "option idempotencyKey needs a sendRepository, which there is none of");
            }
            return null;
        }
        if (options.getSendClaimTimeout() < 2 * options.getResponseTimeout()) {
            throw new IllegalArgumentException("option sendClaimTimeout takes twice the responseTimeout or more, given "
                    + options.getSendClaimTimeout() + " ms");
        }
        if (options.getSendKeep() < options.getSendClaimTimeout()) {
            throw new IllegalArgumentException(
                    "option sendKeep takes no less than sendClaimTimeout, given " + options.getSendKeep() + " ms");
        }
        // Not stopped with the route: other routes may use it too.
        endpoint.getCamelContext().addService(options.getSendRepository(), true, true);
        return new SendLedger(
                options.getSendRepository(),
                Duration.ofMillis(options.getSendClaimTimeout()),
                Duration.ofMillis(options.getSendKeep()),
                "wait".equals(options.getOnClaimed()));
    }

    private Expression keyOf() {
        if (options.getIdempotencyKey() == null) {
            return null;
        }
        Expression key =
                endpoint.getCamelContext().resolveLanguage("simple").createExpression(options.getIdempotencyKey());
        key.init(endpoint.getCamelContext());
        return key;
    }

    /**
     * Makes a send, in as many requests as it takes.
     *
     * @throws io.github.camelfivecent.model.FivecentException if it was not made, not known to be, or only in part
     */
    Results<?> send(Operation<?> operation, Request request, Exchange exchange, BooleanSupplier stillWanted) {
        String key = key(operation, request, exchange);
        if (!isSms(operation)) {
            return once(operation, request, key, stillWanted);
        }
        int most = options.getMaxRecipientsPerRequest();
        PartedSend send = new PartedSend(request);
        if (send.recipients() <= most) {
            return once(operation, request, key, stillWanted);
        }
        Runnable check = () -> allowed(request, false, stillWanted);
        if (key == null) {
            boolean isNew = PartedSend.isNew(exchange);
            Part part = (these, number) -> once(operation, these, null, stillWanted);
            Results<?> results = inParts(
                    isNew ? check : () -> {},
                    () -> send.make(most, PartedSend.remembered(exchange, part)),
                    () -> PartedSend.forget(exchange));
            PartedSend.forget(exchange);
            return results;
        }
        Parts parts = ledger.parts(key, new Sends(endpoint, this, operation, request, key, stillWanted), most);
        Part part = (these, number) -> once(operation, these, key + "#" + number, stillWanted);
        return parts.size() == 0
                ? once(operation, request, key, stillWanted)
                : inParts(parts.isNew() ? check : () -> {}, () -> send.make(parts.size(), part), parts.forget());
    }

    /** What would keep the first part from being made keeps all of them; a later part sees to itself. */
    private static Results<?> inParts(Runnable check, Supplier<Results<?>> work, Runnable nothingDone) {
        try {
            check.run();
            return work.get();
        } catch (FivecentPartlySentException e) {
            throw e;
        } catch (FivecentException e) {
            nothingDone.run();
            throw e;
        }
    }

    private static boolean isSms(Operation<?> operation) {
        return "sms.send".equals(operation.id());
    }

    private Results<?> once(Operation<?> operation, Request request, String key, BooleanSupplier stillWanted) {
        Sends send = new Sends(endpoint, this, operation, request, key, stillWanted);
        try {
            return key == null ? send.make(() -> true) : ledger.once(key, send, stillWanted);
        } catch (FivecentOutcomeUnknownException e) {
            unknown(operation);
            throw e;
        }
    }

    /** Counts a request of which nobody knows whether it was carried out. */
    void unknown(Operation<?> operation) {
        endpoint.getComponent().monitoring().activity().unknown(operation.id());
    }

    SendLedger ledger() {
        return ledger;
    }

    /** The key of a send in the ledger; null if it is not to be looked up there. */
    String key(Operation<?> operation, Request request, Exchange exchange) {
        String key = ledger == null ? null : key(operation, exchange);
        // What is only a test must not use up the key of the real send.
        return request.body().get(Fields.TEST.wire()) == Boolean.TRUE ? null : key;
    }

    private String key(Operation<?> operation, Exchange exchange) {
        String key = exchange.getMessage().getHeader(FivecentConstants.IDEMPOTENCY_KEY, String.class);
        if (key == null && keyOf != null) {
            key = keyOf.evaluate(exchange, String.class);
        }
        if (key == null || key.isBlank() || key.length() > MAX_KEY) {
            throw FivecentRequestException.invalid(
                    operation.id(),
                    "idempotencyKey",
                    operation.id() + ": idempotencyKey (option idempotencyKey, header "
                            + FivecentConstants.IDEMPOTENCY_KEY + ") takes 1 to " + MAX_KEY
                            + " characters when there is a sendRepository, given "
                            + (key == null ? "none" : key.length() + " characters"));
        }
        return endpoint.accountName() + ":" + operation.id() + ":" + key;
    }

    boolean verifies() {
        return "verify".equals(options.getOnUnknownOutcome());
    }

    /** Whether an SMS to somebody who has opted out is a failure, and not only left out. */
    boolean refusesOptedOut() {
        return "fail".equals(options.getOptOutCheck());
    }

    /**
     * What of a send its recipients have not opted out of.
     *
     * @param apart whether the others are left out whatever the option says
     * @throws FivecentRequestException if it is not to be sent at all
     */
    Allowed allowed(Request asked, boolean apart, BooleanSupplier stillWanted) {
        requireToCome(asked);
        String check = options.getOptOutCheck();
        if ("off".equals(check) || !"sms.send".equals(asked.operation())) {
            return new Allowed(asked, List.of());
        }
        return endpoint.getComponent()
                .optedOut(options.getSmsBaseUrl() + " " + endpoint.accountName())
                .check(
                        asked,
                        apart || "skip".equals(check),
                        endpoint.client(),
                        Duration.ofMillis(options.getOptOutRefresh()),
                        stillWanted);
    }

    /** Not one of the checks of the fields: a send that was answered when its time was still to come has that answer. */
    private static void requireToCome(Request asked) {
        if (asked.body().get(Fields.SCHEDULE.wire()) instanceof Long second) {
            try {
                ScheduleTime.requireToCome(Instant.ofEpochSecond(second), Clock.systemUTC());
            } catch (IllegalArgumentException e) {
                throw FivecentRequestException.invalid(
                        asked.operation(),
                        Fields.SCHEDULE.wire(),
                        asked.operation() + ": " + Fields.SCHEDULE.describe() + " " + e.getMessage());
            }
        }
    }
}

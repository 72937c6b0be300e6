package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.WireLog;
import java.util.List;
import java.util.Optional;

/**
 * The last requests to the services and their answers, word by word: 20,000 of them, and up to 32 MB of bodies.
 *
 * <pre>{@code
 * List<Assumption> assumed = sandbox.exchanges().about(sms.id()).get(0).assumed();
 * }</pre>
 */
public final class Exchanges {
    private final WireLog wire;

    /** Those of a log. */
    public Exchanges(WireLog wire) {
        this.wire = wire;
    }

    /** Those that stored, or named in their path, the message with this id; oldest first. */
    public List<Exchange> about(String messageId) {
        return wire.about(messageId).stream()
                .flatMap(number -> get(number).stream())
                .toList();
    }

    /** Those with the key of an account, newest first. */
    public List<Exchange> of(Account account) {
        return newest(account.keyId(), Long.MAX_VALUE, RequestRecord.KEPT);
    }

    /** Those without valid credentials, newest first. */
    public List<Exchange> unauthenticated() {
        return newest("", Long.MAX_VALUE, RequestRecord.KEPT);
    }

    /** The one with this number, if it is still kept. */
    public Optional<Exchange> get(long number) {
        return wire.get(number).map(exchange -> Exchange.of(number, exchange));
    }

    /** Those with the key of this id, or without a valid one when it is empty, below a number; newest first. */
    public List<Exchange> newest(String keyId, long before, int limit) {
        return wire.newest(keyId, before, limit).stream()
                .map(entry -> Exchange.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}

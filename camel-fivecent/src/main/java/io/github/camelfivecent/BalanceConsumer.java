package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.model.Balance;
import io.github.camelfivecent.poll.BalancePosition;
import io.github.camelfivecent.poll.ItemProperties;
import io.github.camelfivecent.poll.Offer;
import io.github.camelfivecent.poll.Position;
import io.github.camelfivecent.resource.Account;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the balance once each time it has fallen below a threshold. */
final class BalanceConsumer extends FivecentConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceConsumer.class);

    private BalancePosition position;
    private boolean warned;

    BalanceConsumer(FivecentEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected Kind kind() {
        return Kind.BALANCE;
    }

    @Override
    protected Cursor initialCursor() {
        return Cursor.start(kind(), Instant.now());
    }

    @Override
    protected Position positionAt(Cursor cursor) {
        position = new BalancePosition(cursor);
        return position;
    }

    @Override
    protected void startOver() {
        // Each poll asks anew.
    }

    /** The same fall has the same key when it is given again, also after a restart. */
    @Override
    protected void mark(Exchange exchange) {
        exchange.setProperty(
                ItemProperties.KEY,
                endpoint.accountName() + ":" + configuration.getThreshold() + ":"
                        + position.since().toEpochMilli());
    }

    @Override
    protected void giveAll() {
        Balance balance = Account.balance(endpoint.client(), this::isPollAllowed);
        endpoint.getComponent().monitoring().balance(endpoint.accountName(), balance);
        if (Boolean.TRUE.equals(balance.postpaid())) {
            if (!warned) {
                LOG.warn(
                        "{}: the account pays afterwards and has no credits that could fall below a threshold", name());
                warned = true;
            }
        } else if (balance.credits() == null) {
            throw new IllegalStateException("the answer to account.balance tells no credits");
        } else if (balance.credits().doubleValue() >= configuration.getThreshold()) {
            position.risen(Instant.now());
        } else if (!position.isTold()) {
            giveAll(List.of(new Offer("balance", null, null, balance, ItemHeaders.of(balance))));
        }
    }
}

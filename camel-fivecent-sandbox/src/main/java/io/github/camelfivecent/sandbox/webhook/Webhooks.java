package io.github.camelfivecent.sandbox.webhook;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.AccountListener;
import io.github.camelfivecent.sandbox.domain.BoundedLog;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.webhook.WebhookEvent.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The webhooks of an account. URLs have to be of this machine. What happens on the account is told in the order in
 * which it happens, each event once to each URL, and every attempt is written down; whether the service tries again
 * when an attempt fails is not known, so the sandbox does not.
 */
public final class Webhooks implements AccountListener, AutoCloseable {
    private static final int ATTEMPTS_KEPT = 10_000;
    private static final long TICK_MILLIS = 100;

    private final Account account;
    private final WebhookSender sender;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final BoundedLog<WebhookAttempt> attempts = new BoundedLog<>(ATTEMPTS_KEPT);
    private volatile WebhookShape shape = WebhookShape.FORM;
    private ScheduledExecutorService thread;

    /**
     * A URL that is told something.
     *
     * @param kind what it is told of
     * @param url the URL
     * @param threshold the balance below which it is told, or null
     */
    public record Hook(Kind kind, String url, BigDecimal threshold) {}

    /** The webhooks of an account, none at first; attempts are dated by this clock. */
    public Webhooks(Account account, Clock clock) {
        this.account = account;
        this.sender = new WebhookSender(clock);
        account.listen(this);
    }

    /** Tells this URL when the status of a sent SMS changes. */
    public Webhooks delivery(String url) {
        return add(new Hook(Kind.DELIVERY, url, null));
    }

    /** Tells this URL when a message comes in. */
    public Webhooks message(String url) {
        return add(new Hook(Kind.MESSAGE, url, null));
    }

    /** Tells this URL when the balance falls below a threshold, once a fall. */
    public Webhooks balance(String url, double threshold) {
        return add(new Hook(Kind.BALANCE, url, BigDecimal.valueOf(threshold)));
    }

    /** How parameters are carried from now on, at first as form fields. */
    public Webhooks shape(WebhookShape value) {
        shape = value;
        return this;
    }

    /** The URLs that are told. */
    public List<Hook> hooks() {
        return List.copyOf(hooks);
    }

    /** Tells a URL no more; tells whether it was told. */
    public boolean remove(Kind kind, String url) {
        return hooks.removeIf(hook -> hook.kind() == kind && hook.url().equals(url));
    }

    /** How parameters are carried. */
    public WebhookShape shape() {
        return shape;
    }

    /** The last attempts that are over with their numbers, in order. */
    public SortedMap<Long, WebhookAttempt> numberedAttempts() {
        return attempts.numbered();
    }

    /** How many attempts are over, those that are forgotten too. */
    public long attemptsMade() {
        return attempts.added();
    }

    /** The last attempts that are over, in order. */
    public List<WebhookAttempt> attempts() {
        return attempts.all();
    }

    /** Tells the same once more: a duplicate, or an event out of order. */
    public void sendAgain(WebhookAttempt attempt) {
        submit(attempt.url(), attempt.event(), attempt.shape());
    }

    /** Forgets URLs and attempts, and what is still to be told; what is under way counts no more. */
    public synchronized void clear() {
        hooks.clear();
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
        attempts.clear();
        shape = WebhookShape.FORM;
    }

    @Override
    public void statusChanged(StoredSms sms) {
        tell(WebhookEvent.of(sms), hook -> true);
    }

    @Override
    public void received(StoredInbound message) {
        tell(WebhookEvent.of(message), hook -> true);
    }

    @Override
    public void balanceChanged(BigDecimal before, BigDecimal after) {
        tell(
                WebhookEvent.of(after),
                hook -> before.compareTo(hook.threshold()) >= 0 && after.compareTo(hook.threshold()) < 0);
    }

    /** Stops telling: as {@link #clear()}. */
    @Override
    public void close() {
        clear();
    }

    private Webhooks add(Hook hook) {
        Loopback.require(hook.url());
        hooks.add(hook);
        start();
        return this;
    }

    /** The thread that tells also watches the clock: a delivery is told even when nobody asks the account. */
    private synchronized ScheduledExecutorService start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread made = new Thread(task, "fivecent-sandbox-webhooks");
                made.setDaemon(true);
                return made;
            });
            thread.scheduleWithFixedDelay(account::catchUp, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return thread;
    }

    private synchronized void tell(WebhookEvent event, Predicate<Hook> wanted) {
        hooks.stream()
                .filter(hook -> hook.kind() == event.kind())
                .filter(wanted)
                .forEach(hook -> submit(hook.url(), event, shape));
    }

    private synchronized void submit(String url, WebhookEvent event, WebhookShape as) {
        ScheduledExecutorService teller = start();
        teller.execute(() -> note(sender.send(url, event, as), teller));
    }

    private synchronized void note(WebhookAttempt attempt, ScheduledExecutorService teller) {
        if (teller == thread) {
            attempts.add(attempt);
        }
    }
}

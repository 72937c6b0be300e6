package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.FivecentUnavailableException;
import io.github.camelfivecent.model.OptOut;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.NumberSet;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.Pages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers that have opted out of an account, kept from its list and brought up to date by the send that finds them too
 * old. Most times only the newest pages are read, down to one without anything new; once a day all of them, since that
 * alone tells of a number that was taken off the list. Safe for threads; holds one page while it reads.
 */
public final class OptedOut {

    private static final Logger LOG = LoggerFactory.getLogger(OptedOut.class);
    private static final String OPERATION = "sms.send";
    private static final Duration FULL = Duration.ofDays(1);
    private static final long LOOK = 200;
    private static final int NAMED = 20;

    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known = new Known(new NumberSet(), Instant.MIN, Instant.MIN);

    private record Known(NumberSet numbers, Instant asOf, Instant whole) {}

    /**
     * Creates it, knowing nothing.
     *
     * @param clock tells how old the numbers are
     */
    public OptedOut(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What of a send may be made.
     *
     * @param request the request for those who have not opted out; null if there are none
     * @param leftOut an entry for each recipient who is left out
     */
    public record Allowed(Request request, List<SmsResult> leftOut) {

        /** The answer for all recipients: the service's, then those who were left out. */
        public Results<?> complete(Results<?> sent) {
            return leftOut.isEmpty()
                    ? sent
                    : new Results<>(
                            Stream.concat(sent.stream(), leftOut.stream()).toList());
        }
    }

    /**
     * Keeps those who have opted out from being sent to.
     *
     * @param  asked       the send
     * @param  skip        whether they are left out; else the send is refused
     * @param  client      reads the list
     * @param  refresh     how old the numbers may be
     * @param  stillWanted false ends a wait for the list
     * @return             what is left of it
     * @throws FivecentRequestException if it is refused
     * @throws FivecentException        if the list cannot be had; nothing has been sent
     */
    public Allowed check(
            Request asked, boolean skip, FivecentClient client, Duration refresh, BooleanSupplier stillWanted) {
        Known now = fresh(client, refresh, stillWanted);
        String asOf = " (list of " + now.asOf.truncatedTo(ChronoUnit.SECONDS) + ")";
        Map<Boolean, List<String>> byOptOut = Stream.of(
                        asked.body().get(Fields.TO.wire()).toString().split(","))
                .collect(Collectors.partitioningBy(now.numbers::contains));
        List<String> out = byOptOut.get(true);
        List<String> left = byOptOut.get(false);
        if (!out.isEmpty() && !skip) {
            throw FivecentRequestException.invalid(
                    OPERATION,
                    Fields.TO.wire(),
                    OPERATION + ": of " + (out.size() + left.size()) + " recipients " + out.size() + " have opted out"
                            + asOf + ", nothing was sent: "
                            + out.stream().limit(NAMED).map(PhoneNumber::mask).collect(Collectors.joining(", "))
                            + (out.size() > NAMED ? ", ..." : ""));
        }
        return new Allowed(
                left.isEmpty() ? null : asked.with(Fields.TO.wire(), String.join(",", left)),
                out.stream()
                        .map(number ->
                                new SmsResult(number, null, null, "Not sent: opted out" + asOf, BigDecimal.ZERO, null))
                        .toList());
    }

    private Known fresh(FivecentClient client, Duration refresh, BooleanSupplier stillWanted) {
        while (isOlder(known.asOf, refresh)) {
            if (reading.isLocked() && !isOlder(known.asOf, refresh.multipliedBy(2))) {
                return known;
            }
            if (lockedForReading(stillWanted)) {
                try {
                    if (isOlder(known.asOf, refresh)) {
                        known = read(client, stillWanted);
                    }
                    return known;
                } finally {
                    reading.unlock();
                }
            }
        }
        return known;
    }

    private boolean isOlder(Instant time, Duration age) {
        return time.isBefore(clock.instant().minus(age));
    }

    private boolean lockedForReading(BooleanSupplier stillWanted) {
        try {
            if (stillWanted.getAsBoolean()) {
                return reading.tryLock(LOOK, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw notLoaded("it waited for the list of opt-outs to be read, and was stopped", null);
    }

    private Known read(FivecentClient client, BooleanSupplier stillWanted) {
        Instant asOf = clock.instant();
        boolean whole = isOlder(known.whole, FULL);
        NumberSet numbers = whole ? new NumberSet(known.numbers.size()) : known.numbers;
        Pages<OptOut> pages = OptOuts.LISTED.pages(() -> client, stillWanted);
        Iterator<OptOut> all = new PageIterator<>(OptOuts.LISTED.list().id(), after -> {
            Page<OptOut> page = pages.items(after);
            int added = numbers.addAll(numbers(page));
            return whole || added > 0 ? page : new Page<>(page.items(), null);
        });
        try {
            all.forEachRemaining(optOut -> {});
        } catch (FivecentException e) {
            // What was read is known now, and would end the next reading before the pages that are not.
            known = new Known(known.numbers, known.asOf, Instant.MIN);
            throw notLoaded("the list of opt-outs cannot be read", e);
        }
        LOG.debug("{} numbers have opted out, by the list of {}", numbers.size(), asOf);
        return new Known(numbers, asOf, whole ? asOf : known.whole);
    }

    private static List<String> numbers(Page<OptOut> page) {
        List<String> numbers = new ArrayList<>();
        page.forEach(optOut -> numbers.add(optOut.number()));
        return numbers;
    }

    /** Whatever the list failed with, to the send it is all one: it was not made, and may be tried again. */
    private static FivecentException notLoaded(String why, FivecentException cause) {
        return new FivecentUnavailableException(
                OPERATION + ": " + why + ", nothing was sent" + (cause == null ? "" : ": " + cause.getMessage()),
                Answer.none(OPERATION),
                cause == null || cause.isRetrySafe(),
                null,
                cause);
    }
}

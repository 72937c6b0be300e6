package io.github.camelfivecent.ledger;

import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentException.Answer;
import io.github.camelfivecent.model.FivecentUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of the ledger, and what follows when the repository fails: before a send a failure, after it a warning. */
final class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(SendLedger.class);
    private static final int CLEAN_EVERY = 1024;
    private static final String UNUSED = "a claim of which nothing was sent";
    /** The claim is then like one of a process that died. */
    private static final String CLAIM_STAYS =
            "The claim stays: once sendClaimTimeout is over, a send with the same key is"
                    + " looked for in the sent list (onUnknownOutcome=verify) or reported as unknown";

    private final SendRepository repository;
    private final Duration keep;
    private final AtomicInteger claims = new AtomicInteger();

    Claims(SendRepository repository, Duration keep) {
        this.repository = repository;
        this.keep = keep;
    }

    /**
     * Claims keys.
     *
     * @return the entries of those that are taken
     */
    Map<String, String> claim(Map<String, Entry> mine, Instant now, String operation) {
        cleanNowAndThen(mine.size());
        Map<String, String> texts = new LinkedHashMap<>();
        mine.forEach((key, entry) -> texts.put(key, entry.text()));
        try {
            return repository.putAllIfAbsent(texts, now, now.plus(keep));
        } catch (RuntimeException e) {
            // Some may have been stored all the same, and would then look like those of a process that died.
            mine.forEach((key, entry) -> quietly(UNUSED, CLAIM_STAYS, () -> {
                repository.remove(key, entry.text());
                return true;
            }));
            throw unreachable(operation, e);
        }
    }

    boolean takeOver(String key, String present, Entry again, String operation) {
        try {
            return repository.replace(key, present, again.text(), again.taken().plus(keep));
        } catch (RuntimeException e) {
            throw unreachable(operation, e);
        }
    }

    void release(Map<String, Entry> mine) {
        mine.forEach((key, entry) -> quietly(UNUSED, CLAIM_STAYS, () -> repository.remove(key, entry.text())));
    }

    /** What becomes of a send is known by now, and stays so whatever the ledger says. Its claim is never sent blindly. */
    void change(Map<String, Entry> mine, Function<String, Entry> changed, String what) {
        if (mine.isEmpty()) {
            return;
        }
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        mine.forEach((key, entry) -> {
            expected.put(key, entry.text());
            values.put(key, changed.apply(key).text());
        });
        Instant expires = mine.values().iterator().next().taken().plus(keep);
        quietly(what, CLAIM_STAYS, () -> repository.replaceAll(expected, values, expires));
    }

    private void cleanNowAndThen(int more) {
        int before = claims.getAndAdd(more);
        if (before / CLEAN_EVERY != (before + more) / CLEAN_EVERY) {
            quietly("the removal of expired entries", "They are deleted later", () -> {
                repository.clean(Instant.now());
                return true;
            });
        }
    }

    private static FivecentException unreachable(String operation, RuntimeException why) {
        return new FivecentUnavailableException(
                operation + ": the send ledger cannot be reached, nothing was sent",
                Answer.none(operation),
                true,
                null,
                why);
    }

    private static void quietly(String what, String follows, BooleanSupplier change) {
        try {
            if (!change.getAsBoolean()) {
                LOG.warn(
                        "The send ledger did not take {}: its claim is gone. If it took longer than sendClaimTimeout,"
                                + " somebody else may have made the same send",
                        what);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The send ledger could not take {}: {}, {}. {}",
                    what,
                    e.toString(),
                    String.valueOf(e.getCause()),
                    follows);
        }
    }
}

package io.github.camelfivecent.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** The header {@code Retry-After} of HTTP (RFC 9110, section 10.2.3): seconds, or a date in one of HTTP's three forms. */
final class RetryAfter {

    /** Longer is of no use to somebody who waits in memory, and may be more than arithmetic can take. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int DIGITS_OF_LONGEST = 5;
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** HttpClient's own list has the third form without a zone, and so takes no date in it. */
    private static final DateTimeFormatter[] DATES = {
        DateUtils.FORMATTER_RFC1123, DateUtils.FORMATTER_RFC1036, DateUtils.FORMATTER_ASCTIME.withZone(ZoneOffset.UTC)
    };

    private RetryAfter() {}

    /**
     * How long to wait.
     *
     * @param headerValue the header's value, or null if there is none
     * @param clock tells how far a date is away
     * @return the time to wait, zero for a date that is past, at most a day; empty if there is no value or if it is
     *     neither form
     */
    static Optional<Duration> parse(String headerValue, Clock clock) {
        if (headerValue == null) {
            return Optional.empty();
        }
        String value = headerValue.strip();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(ofSeconds(value.replaceFirst("^0+", "")));
        }
        // the third form pads the day with a space
        return Optional.ofNullable(DateUtils.parseDate(value.replaceAll(" +", " "), DATES))
                .map(date -> within(Duration.between(Instant.now(clock), date)));
    }

    private static Duration ofSeconds(String digits) {
        if (digits.length() > DIGITS_OF_LONGEST) {
            return LONGEST;
        }
        return digits.isEmpty() ? Duration.ZERO : within(Duration.ofSeconds(Integer.parseInt(digits)));
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

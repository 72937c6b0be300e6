package io.github.camelfivecent.operation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;

/** The time at which a message is to be sent, as users give it. */
public final class ScheduleTime {

    /** The service takes no time further ahead. */
    private static final Duration FURTHEST = Duration.ofDays(356);

    /** In seconds this is the year 5138, in milliseconds 1973: what is above was meant in milliseconds. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final int SHOWN = 40;
    private static final String ACCEPTED = "accepted are epoch seconds, ISO-8601 text with an offset or zone such as"
            + " 2027-01-31T09:00:00+11:00, Instant, ZonedDateTime, OffsetDateTime, Date and Calendar, from now to "
            + FURTHEST.toDays() + " days ahead, and 0 to send at once";

    private ScheduleTime() {}

    /**
     * Reads a time.
     *
     * @param value epoch seconds as a number or digits, {@link Instant}, {@link ZonedDateTime}, {@link
     *     java.time.OffsetDateTime}, {@link Date}, {@link Calendar} or ISO-8601 text with an offset or zone; or null
     * @param clock tells how far ahead it is
     * @return the time in whole seconds; null to send at once, which is meant by null, 0 and empty text
     * @throws IllegalArgumentException if it is no such value, or is more than 356 days ahead
     */
    public static Instant parse(Object value, Clock clock) {
        Instant time = read(value);
        if (time == null) {
            return null;
        }
        if (time.getEpochSecond() > clock.instant().getEpochSecond() + FURTHEST.toSeconds()) {
            throw refused(value, "is more than " + FURTHEST.toDays() + " days ahead");
        }
        return Instant.ofEpochSecond(time.getEpochSecond());
    }

    /**
     * Refuses a time that is past.
     *
     * @param time  the time
     * @param clock tells what is past
     * @throws IllegalArgumentException if it is
     */
    public static void requireToCome(Instant time, Clock clock) {
        if (time.getEpochSecond() < clock.instant().getEpochSecond()) {
            throw refused(time, "is in the past");
        }
    }

    private static Instant read(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof TemporalAccessor temporal) {
            return instant(temporal);
        }
        if (value instanceof Date date) {
            // not toInstant(), which java.sql.Date refuses
            return Instant.ofEpochMilli(date.getTime());
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (value instanceof Number) {
            return seconds(value.toString());
        }
        if (value instanceof CharSequence) {
            return text(value.toString().strip());
        }
        throw refused(value, "is a " + value.getClass().getName());
    }

    private static Instant text(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return SECONDS.matcher(text).matches() ? seconds(text) : isoText(text);
    }

    private static Instant seconds(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw refused(text, "is no number of seconds", e);
        }
        if (number.compareTo(BigDecimal.valueOf(FIRST_MILLISECONDS)) >= 0) {
            throw refused(text, "looks like milliseconds, where seconds are taken");
        }
        if (number.signum() < 0) {
            throw refused(text, "is in the past");
        }
        return number.signum() == 0 ? null : Instant.ofEpochSecond(number.longValue());
    }

    private static Instant isoText(String text) {
        try {
            return ZonedDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused(text, "is no date and time with an offset or zone", e);
        }
    }

    private static Instant instant(TemporalAccessor temporal) {
        try {
            return Instant.from(temporal);
        } catch (DateTimeException e) {
            throw refused(temporal, "is no date and time with an offset or zone", e);
        }
    }

    private static IllegalArgumentException refused(Object value, String rule) {
        return refused(value, rule, null);
    }

    private static IllegalArgumentException refused(Object value, String rule, Exception cause) {
        String given = value.toString();
        String shown = given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given;
        return new IllegalArgumentException("the time " + shown + " " + rule + "; " + ACCEPTED, cause);
    }
}

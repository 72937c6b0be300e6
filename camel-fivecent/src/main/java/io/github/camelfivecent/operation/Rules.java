package io.github.camelfivecent.operation;

import io.github.camelfivecent.model.Attachment;
import io.github.camelfivecent.model.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the fields of the API take, by its two descriptions; what they leave open is for the service to refuse. */
final class Rules {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");
    private static final Pattern SENDER_NAME = Pattern.compile("[0-9]*[a-zA-Z][0-9a-zA-Z]*");
    private static final Pattern SENDER_NUMBER = Pattern.compile("\\+?[0-9 ()-]+");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()+-]");
    private static final Pattern CONVERSATION_CURSOR = Pattern.compile("[0-9]{1,12}_[0-9a-fA-F]{24}");
    private static final Pattern SUBDOMAIN = Pattern.compile("[0-9a-zA-Z.-]{1,253}");
    private static final Pattern AUSTRALIAN_MOBILE = Pattern.compile("04[0-9]{8}|614[0-9]{8}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+\\S*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_ATTACHMENTS = 5;
    private static final int MAX_SENDER_DIGITS = 13;
    private static final int MAX_SENDER_NAME = 11;
    private static final int SHOWN = 8;
    private static final Set<String> ROLES = Set.of("admin", "manager", "sender", "reporting");

    private Rules() {}

    static Object text(Object value) {
        check(
                value instanceof CharSequence || value instanceof Number || value instanceof Boolean,
                () -> "takes text, given a " + value.getClass().getName());
        String text = value.toString();
        check(!text.isBlank(), () -> "takes text that is not blank, given " + size(text));
        return text;
    }

    static Object line(Object value) {
        String line = text(value).toString();
        check(line.chars().noneMatch(c -> c == '\r' || c == '\n'), () -> "takes one line, given several");
        return line;
    }

    static Object id(Object value) {
        return matching(value, ID, "takes an id of 24 hex digits");
    }

    static Object conversationCursor(Object value) {
        return matching(value, CONVERSATION_CURSOR, "takes the next page of a list of conversations, seconds_id");
    }

    static Object bool(Object value) {
        String text = value.toString().trim();
        check(
                text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"),
                () -> "takes true or false, given " + shown(text));
        return Boolean.valueOf(text);
    }

    static Object flag(Object value) {
        return bool(value) == Boolean.TRUE ? "1" : null;
    }

    static Object number(Object value, int from, int to) {
        String text = value.toString().trim();
        boolean fits = text.matches("[0-9]{1,6}") && Integer.parseInt(text) >= from && Integer.parseInt(text) <= to;
        check(fits, () -> "takes a number from " + from + " to " + to + ", given " + shown(text));
        return Integer.valueOf(text);
    }

    static Object seconds(Object value) {
        if (value instanceof Instant time) {
            return Long.toString(time.getEpochSecond());
        }
        String text = value.toString().trim();
        check(text.matches("[0-9]{1,11}"), () -> "takes seconds since the epoch or an Instant, given " + size(text));
        return text;
    }

    static Object schedule(Object value, Clock clock) {
        Instant time = ScheduleTime.parse(value, clock);
        return time == null ? null : time.getEpochSecond();
    }

    static Object sender(Object value) {
        String sender = value.toString().trim();
        if (sender.length() <= MAX_SENDER_NAME && SENDER_NAME.matcher(sender).matches()) {
            return sender;
        }
        String digits = SENDER_NUMBER.matcher(sender).matches()
                ? BETWEEN_DIGITS.matcher(sender).replaceAll("")
                : "";
        if (!digits.isEmpty()) {
            check(
                    digits.length() <= MAX_SENDER_DIGITS,
                    () -> "takes up to " + MAX_SENDER_DIGITS + " digits when it is a number, given " + digits.length());
            return digits;
        }
        throw new IllegalArgumentException(
                "takes up to " + MAX_SENDER_NAME + " letters (a-z) and digits, or a number of up to "
                        + MAX_SENDER_DIGITS + " digits, given " + size(sender));
    }

    static Object recipients(Object value) {
        List<String> given = split(value);
        List<String> numbers = new ArrayList<>();
        for (String number : given) {
            try {
                numbers.add(PhoneNumber.forSending(number));
            } catch (IllegalArgumentException e) {
                // Masked as it is, it would not be found among many.
                String which = given.size() == 1 ? "" : "[" + (numbers.size() + 1) + "] of " + given.size() + ": ";
                throw new IllegalArgumentException(which + e.getMessage(), e);
            }
        }
        check(!numbers.isEmpty(), () -> "takes at least one number, given none");
        return numbers;
    }

    static Object contact(Object value) {
        return PhoneNumber.forSending(value.toString());
    }

    /** An opt-out is removed under the number that the list shows, which may be one that no SMS could be sent to. */
    static Object listedNumber(Object value) {
        String digits = value.toString().replaceAll("[\\s()+-]", "");
        check(digits.matches("[0-9]{3,15}"), () -> "takes a phone number, given " + size(value.toString()));
        return digits;
    }

    static Object mobile(Object value) {
        String digits = PhoneNumber.forSending(value.toString());
        check(
                AUSTRALIAN_MOBILE.matcher(digits).matches(),
                () -> "takes an Australian mobile number, given " + PhoneNumber.mask(digits));
        return digits;
    }

    static Object email(Object value) {
        String address = value.toString().trim();
        check(EmailAddress.isValid(address), () -> "takes an email address, given " + size(address) + " that are none");
        return address;
    }

    static Object emails(Object value) {
        List<String> addresses = split(value);
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            if (!EmailAddress.isValid(addresses.get(i))) {
                wrong.add(i + 1);
            }
        }
        check(
                wrong.isEmpty(),
                () -> "takes email addresses; of " + addresses.size() + " given, number " + wrong + " is none");
        return addresses.isEmpty() ? null : addresses;
    }

    static Object role(Object value) {
        return oneOf(value, ROLES::contains, "takes admin, manager, sender or reporting");
    }

    static Object country(Object value) {
        return oneOf(value, "AU"::equals, "takes AU, the only country whose numbers are sold");
    }

    static Object numberType(Object value) {
        return oneOf(value, Set.of("standard", "unified")::contains, "takes standard or unified");
    }

    static Object domain(Object value) {
        return oneOf(value, EmailAddress::isValidDomain, "takes a domain such as example.com");
    }

    static Object subdomain(Object value) {
        return matching(value, SUBDOMAIN, "takes letters, digits and hyphens");
    }

    static Object unicode(Object value) {
        String text = value.toString().trim();
        check(
                Stream.of("auto", "true", "false").anyMatch(text::equalsIgnoreCase),
                () -> "takes auto, true or false, given " + shown(text));
        return text.equalsIgnoreCase("auto") ? null : Boolean.valueOf(text);
    }

    static Object attachments(Object value) {
        Collection<?> given = value instanceof Collection<?> many ? many : List.of(value);
        check(
                given.size() <= MAX_ATTACHMENTS,
                () -> "takes up to " + MAX_ATTACHMENTS + " attachments, given " + given.size());
        return given.isEmpty() ? null : given.stream().map(Rules::attachment).toList();
    }

    private static Map<String, Object> attachment(Object value) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        if (value instanceof Attachment file) {
            attachment.put("url", file.url());
            attachment.put("filename", file.filename());
        } else if (value instanceof Map<?, ?> fields) {
            attachment.put("url", fields.get("url"));
            attachment.put("filename", fields.get("filename"));
        } else {
            attachment.put("url", value);
        }
        attachment.values().removeIf(Objects::isNull);
        check(
                attachment.get("url") != null
                        && URL.matcher(attachment.get("url").toString()).matches(),
                () -> "takes attachments that each have a public http or https address as their url");
        return attachment;
    }

    private static Object matching(Object value, Pattern pattern, String rule) {
        return oneOf(value, text -> pattern.matcher(text).matches(), rule);
    }

    private static Object oneOf(Object value, Predicate<String> accepted, String rule) {
        String text = value.toString().trim();
        check(accepted.test(text), () -> rule + ", given " + size(text));
        return text;
    }

    private static void check(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }

    /** Nobody writes a text or a key that short. */
    private static String shown(String text) {
        return text.length() <= SHOWN ? text : size(text);
    }

    private static String size(String text) {
        return text.length() + " characters";
    }

    private static List<String> split(Object value) {
        List<String> parts = new ArrayList<>();
        for (Object many : value instanceof Collection<?> given ? given : List.of(value)) {
            // Not a pattern's: this takes a short cut for one character.
            for (String part : many == null ? new String[0] : many.toString().split(",")) {
                String trimmed = part.trim();
                if (!trimmed.isEmpty()) {
                    parts.add(trimmed);
                }
            }
        }
        return parts;
    }
}

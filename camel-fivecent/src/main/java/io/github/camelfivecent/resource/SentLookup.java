package io.github.camelfivecent.resource;

import io.github.camelfivecent.http.FivecentClient;
import io.github.camelfivecent.http.Request;
import io.github.camelfivecent.model.EmailResult;
import io.github.camelfivecent.model.MessageStatus;
import io.github.camelfivecent.model.PhoneNumber;
import io.github.camelfivecent.model.Results;
import io.github.camelfivecent.model.SentEmail;
import io.github.camelfivecent.model.SentSms;
import io.github.camelfivecent.model.SmsResult;
import io.github.camelfivecent.operation.Fields;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks in the list of sent messages for one whose request was made and whose answer never came. What another send was
 * answered with is not it; if then more is found than was asked for, or only a part of it, it cannot be told.
 */
public final class SentLookup {

    /** How far the clocks of both sides may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    /** How many sent messages are looked at, 20 with a request; with more of them since the request it cannot be told. */
    private static final int MOST = 5_000;

    /** How many emails with the same subject and recipients are opened for their text. */
    private static final int MOST_EMAILS = 20;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final FivecentClient client;
    private final BooleanSupplier stillWanted;
    private final Predicate<String> answered;

    /** It cannot be told whether a message was sent. */
    public static final class UndecidedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Creates it, with the reason. */
        public UndecidedException(String message) {
            super(message);
        }
    }

    /**
     * Creates a lookup.
     *
     * @param client      makes the requests
     * @param stillWanted false ends it
     * @param answered    whether an id is that of a message another send was answered with
     */
    public SentLookup(FivecentClient client, BooleanSupplier stillWanted, Predicate<String> answered) {
        this.client = client;
        this.stillWanted = stillWanted;
        this.answered = answered;
    }

    /**
     * Looks for what a request sent.
     *
     * @param  request the request, {@code sms.send} or {@code email.send}
     * @param  since   when it was made, by this side's clock
     * @return         the answer it would have had; null when there is no trace of it
     * @throws UndecidedException if it cannot be told
     * @throws io.github.camelfivecent.model.FivecentException if the list cannot be had
     */
    public Results<?> find(Request request, Instant since) {
        return "sms.send".equals(request.operation()) ? sms(request.body(), since) : email(request.body(), since);
    }

    private Results<SmsResult> sms(Map<String, ?> sent, Instant since) {
        String text = sent.get(Fields.MESSAGE.wire()).toString();
        boolean hex = sent.get(Fields.UNICODE.wire()) == Boolean.TRUE;
        String plain = hex ? new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_16BE) : text;
        boolean test = sent.get(Fields.TEST.wire()) == Boolean.TRUE;
        List<String> numbers = Stream.of(sent.get(Fields.TO.wire()).toString().split(","))
                .map(PhoneNumber::normalise)
                .toList();
        Predicate<SentSms> same =
                sms -> (isSame(plain, sms.messageText()) || hex && text.equalsIgnoreCase(sms.messageText()))
                        && (sms.state() == MessageStatus.TEST) == test
                        && numbers.contains(PhoneNumber.normalise(sms.destination()));
        List<SentSms> found = recent(Sms.LISTED, since, MOST + numbers.size(), same);
        if (found.isEmpty()) {
            return null;
        }
        if (!counts(found, sms -> PhoneNumber.normalise(sms.destination()))
                .equals(counts(numbers, Function.identity()))) {
            throw new UndecidedException("the sent list has " + found.size() + " such messages since then, for "
                    + numbers.size() + " recipients");
        }
        return new Results<>(found.stream()
                .sorted(Comparator.comparing(sms -> numbers.indexOf(PhoneNumber.normalise(sms.destination()))))
                .map(SentLookup::result)
                .toList());
    }

    private static SmsResult result(SentSms sms) {
        Instant schedule = sms.state() == MessageStatus.SCHEDULED ? sms.sendTimestamp() : null;
        return new SmsResult(sms.destination(), sms.id(), sms.status(), sms.statusText(), sms.credits(), schedule);
    }

    private Results<EmailResult> email(Map<String, ?> sent, Instant since) {
        Predicate<SentEmail> same = email -> addresses(email.to()).equals(addresses(sent.get(Fields.RECIPIENT.wire())))
                && addresses(email.cc()).equals(addresses(sent.get(Fields.CC.wire())))
                && sent.get(Fields.SENDER_EMAIL.wire()).toString().equalsIgnoreCase(email.from())
                && isSame(sent.get(Fields.SUBJECT.wire()), email.subject());
        List<SentEmail> found = recent(Emails.LISTED, since, MOST, same);
        if (found.isEmpty()) {
            return null;
        }
        List<EmailResult> ours = found.stream()
                .limit(MOST_EMAILS)
                .map(email -> Emails.LISTED.get(client, Emails.GET, email, stillWanted))
                .filter(email -> isSame(sent.get(Fields.TEXT.wire()), email.text()))
                .map(email -> new EmailResult(
                        email.id(),
                        email.status(),
                        new EmailResult.Recipients(email.to(), email.cc(), Emails.recipients(sent))))
                .toList();
        // Which of them has the text must not hang on how the service writes it, so none of them is no answer either.
        if (ours.size() != 1 || found.size() > MOST_EMAILS) {
            throw new UndecidedException("the list has " + found.size() + " emails to the same recipients with the same"
                    + " subject since then, of which " + ours.size() + " have the same text");
        }
        return new Results<>(ours);
    }

    /** The service may have changed line ends and the space around a text. */
    private static boolean isSame(Object sent, String listed) {
        return listed != null && words(sent.toString()).equals(words(listed));
    }

    private static String words(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private <T> List<T> recent(Listed<T> listed, Instant since, int most, Predicate<T> same) {
        Pages<T> pages = listed.pages(() -> client, stillWanted);
        PageIterator<T> newestFirst = new PageIterator<>(listed.list().id(), pages::items);
        List<T> found = new ArrayList<>();
        if (!newestFirst.hasNext()) {
            return found;
        }
        // The ids have the service's time, which it has told with the page.
        long first = since.plus(client.clockAhead()).minus(CLOCKS).getEpochSecond();
        for (int looked = 0; newestFirst.hasNext(); looked++) {
            T item = newestFirst.next();
            if (Progress.item(pages.id(item)).second() < first) {
                return found;
            }
            if (looked == most) {
                throw new UndecidedException("more than " + most + " messages were sent since then");
            }
            if (same.test(item) && !answered.test(pages.id(item))) {
                found.add(item);
            }
        }
        return found;
    }

    private static <T> Map<String, Long> counts(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
    }

    private static TreeSet<String> addresses(Object given) {
        TreeSet<String> addresses = new TreeSet<>();
        if (given instanceof List<?> many) {
            many.forEach(address -> addresses.add(String.valueOf(address).toLowerCase(Locale.ROOT)));
        }
        return addresses;
    }
}

package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.Numbers;
import io.github.camelfivecent.sandbox.domain.SmsStatus;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The customers' phones, as the sandbox knows them. Some answer in the seconds after an SMS was delivered, each once. What
 * they do follows from the last digit of the number.
 */
public final class Phones {

    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private final Account account;
    private final Duration pause;

    /** Phones answer up to four pauses after the delivery. */
    Phones(Account account, Duration pause) {
        this.account = account;
        this.pause = pause;
    }

    /** Lets those answer whose time has come. */
    public void answer() {
        Set<String> answered = answered();
        for (StoredSms sms : account.sentSms()) {
            String phone = Numbers.international(sms.destination());
            if (isDelivered(sms) && !Instant.now().isBefore(due(sms)) && answered.add(phone)) {
                switch (lastDigit(phone)) {
                    case '0' -> account.receive(phone, "STOP");
                    case '1' -> account.optOut(phone); // on the web page of the service
                    case '3' -> account.receive(phone, "Can you keep it until Saturday?");
                    case '5' -> account.receive(phone, "Stop");
                    case '6' -> account.receive(phone, "Thanks!");
                    case '7' -> account.receive(phone, "When do you close today?");
                    default -> {}
                }
            }
        }
    }

    /** Whether nobody is going to answer any more. */
    boolean areQuiet() {
        Set<String> answered = answered();
        return account.sentSms().stream().noneMatch(sms -> {
            String phone = Numbers.international(sms.destination());
            return isUnderWay(sms) || isDelivered(sms) && answers(phone) && !answered.contains(phone);
        });
    }

    /** How many opted out. */
    int optOuts() {
        return account.optOuts().size();
    }

    /** How many replies there are that do not opt out. */
    long replies() {
        return account.inbox().stream()
                .filter(message -> !message.text().equalsIgnoreCase("STOP"))
                .count();
    }

    private static boolean answers(String phone) {
        return "013567".indexOf(lastDigit(phone)) >= 0;
    }

    private Set<String> answered() {
        Stream<String> replied = account.inbox().stream().map(message -> Numbers.international(message.from()));
        Stream<String> optedOut = account.optOuts().stream().map(optOut -> Numbers.international(optOut.number()));
        return Stream.concat(replied, optedOut).collect(Collectors.toSet());
    }

    private Instant due(StoredSms sms) {
        return sms.deliveredAt().plus(pause.multipliedBy(sms.text().length() % 5));
    }

    private static boolean isDelivered(StoredSms sms) {
        return sms.is(SmsStatus.DELIVERED);
    }

    private static boolean isUnderWay(StoredSms sms) {
        return sms.is(SmsStatus.SENDING) && Instant.now().isBefore(sms.sendAt().plus(UNDER_WAY));
    }

    private static char lastDigit(String text) {
        return text.charAt(text.length() - 1);
    }
}

package io.github.camelfivecent.sandbox.testing;

import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.RequestRecord;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an account was asked, and what it would have cost at the service, in credits.
 *
 * @param requests how many requests there were, of the last {@link RequestRecord#KEPT}
 * @param byOperation how many of each operation
 * @param refused how many of them were answered with an error of the service's own
 * @param faulted how many of them met a fault
 * @param sms how many SMS there are, one for each recipient, test sends included
 * @param segments how many parts they have together
 * @param emails how many emails there are
 * @param charged the credits that were charged since the last reset; on a postpaid account those of the bill
 * @param refunded the credits given back for cancelled SMS
 */
public record Statement(
        int requests,
        Map<String, Long> byOperation,
        long refused,
        long faulted,
        int sms,
        int segments,
        int emails,
        BigDecimal charged,
        BigDecimal refunded) {

    /** The statement of an account, now. */
    public static Statement of(Account account) {
        List<RequestRecord> requests = account.requests();
        List<StoredSms> sms = account.sentSms();
        return new Statement(
                requests.size(),
                requests.stream()
                        .collect(Collectors.groupingBy(RequestRecord::operation, TreeMap::new, Collectors.counting())),
                requests.stream().filter(one -> !one.error().isEmpty()).count(),
                requests.stream().filter(one -> !one.fault().isEmpty()).count(),
                sms.size(),
                sms.stream().mapToInt(StoredSms::segments).sum(),
                account.books().mailbox().size(),
                account.books().wallet().charged(),
                account.books().wallet().refunded());
    }

    /** The credits that it cost in the end. */
    public BigDecimal credits() {
        return charged.subtract(refunded);
    }

    /** What it cost in money, when a credit has this price. */
    public BigDecimal cost(BigDecimal pricePerCredit) {
        return credits().multiply(pricePerCredit);
    }
}

package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of the parts of an account: all that the API shows. Requests are not.
 *
 * @param wallet its credits
 * @param sms what it sent
 * @param inbox what came in
 * @param optOuts who wants no more messages
 * @param conversations its conversations
 * @param conversed the latest time of a message that came when it was new, or null
 * @param emails the emails that it sent
 * @param domains the domains it sends email from
 * @param domainLimit how many of them it may have
 * @param logins who may use it
 * @param senderIds its sender IDs
 * @param virtualNumbers its virtual numbers
 * @param prewarmed when its queue was last pre-warmed, or null
 */
public record BooksState(
        Wallet.State wallet,
        ShelfState<StoredSms> sms,
        ShelfState<StoredInbound> inbox,
        ShelfState<StoredOptOut> optOuts,
        List<Conversations.State> conversations,
        Instant conversed,
        ShelfState<StoredEmail> emails,
        List<StoredDomain> domains,
        int domainLimit,
        List<StoredLogin> logins,
        List<StoredSenderId> senderIds,
        List<StoredVirtualNumber> virtualNumbers,
        Instant prewarmed) {}

package io.github.camelfivecent.model;

import java.util.List;

/**
 * A domain that emails are sent from.
 *
 * @param id           id of the entry, 24 hex digits
 * @param domain       the domain
 * @param subdomain    the subdomain that sends
 * @param status       status in the service's words
 * @param dkimNames    names of its DKIM records
 * @param verification state of its verification
 * @param warning      what the service changed when it was created; else null
 */
public record EmailDomain(
        String id,
        String domain,
        String subdomain,
        String status,
        List<String> dkimNames,
        String verification,
        String warning)
        implements FivecentRecord {

    public EmailDomain {
        dkimNames = Lists.of(dkimNames);
    }
}

package io.github.camelfivecent.sandbox.domain;

/**
 * A domain from which an account sends email.
 *
 * @param id its id
 * @param domain the name of the domain
 * @param subdomain the part in front of it that sends
 * @param status {@code pending} or {@code verified}
 * @param warning what the answer to its creation warns of, or null
 */
public record StoredDomain(String id, String domain, String subdomain, String status, String warning) {
    /** Whether email may be sent from it. */
    public boolean verified() {
        return status.equals("verified");
    }

    /** The host that sends: the subdomain and the domain. */
    public String host() {
        return subdomain + "." + domain;
    }
}

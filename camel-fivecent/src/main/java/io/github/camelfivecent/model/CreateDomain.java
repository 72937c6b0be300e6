package io.github.camelfivecent.model;

/**
 * A domain to register for email.
 *
 * @param domain    the domain
 * @param subdomain the subdomain that sends: letters, digits, hyphens; null for {@code email}
 */
public record CreateDomain(String domain, String subdomain) implements FivecentRecord {}

package io.github.camelfivecent.sandbox.domain;

/**
 * A sender ID of an account.
 *
 * @param id the id of the record
 * @param senderId the name or number that phones show
 * @param status {@code pending}, {@code unverified}, {@code approved} or {@code disallowed}
 */
public record StoredSenderId(String id, String senderId, String status) {}

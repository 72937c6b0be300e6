package io.github.camelfivecent.sandbox.domain;

/**
 * A number that an account receives on.
 *
 * @param id its id
 * @param number the number in international form, without a plus
 * @param formatted the number as people write it
 * @param country its country, {@code AU}
 * @param type {@code standard} or {@code unified}
 */
public record StoredVirtualNumber(String id, String number, String formatted, String country, String type) {}

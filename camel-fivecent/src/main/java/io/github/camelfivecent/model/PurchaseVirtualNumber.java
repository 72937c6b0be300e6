package io.github.camelfivecent.model;

/**
 * A virtual number to buy.
 *
 * @param country country code; the service sells {@code AU} only
 * @param type    {@code standard} or {@code unified}; null for standard
 */
public record PurchaseVirtualNumber(String country, String type) implements FivecentRecord {}

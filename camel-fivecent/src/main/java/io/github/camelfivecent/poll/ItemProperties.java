package io.github.camelfivecent.poll;

/**
 * Names of the properties by which the exchange of an item says what its body does not. Unlike the endpoint that an exchange
 * comes from, they stay what they are behind {@code seda:} and with {@code pollEnrich}.
 */
public final class ItemProperties {

    /** What the consumer gives: {@code status} if it gives a message again each time its status changes. */
    public static final String FOLLOW = "CamelFivecentFollow";

    /** What tells the item from all others of its resource, if its body has no id. */
    public static final String KEY = "CamelFivecentItemKey";

    private ItemProperties() {}
}

package io.github.camelfivecent.model;

/**
 * A virtual mobile number of the account.
 *
 * @param id              id of the entry, 24 hex digits
 * @param number          the number in international form
 * @param numberFormatted the number as people write it
 * @param country         country code
 * @param type            {@code standard} or {@code unified}; null in the answer to a purchase
 */
public record VirtualNumber(
        String id,
        @Personal(Personal.Kind.NUMBER) String number,
        @Personal(Personal.Kind.NUMBER) String numberFormatted,
        String country,
        String type)
        implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

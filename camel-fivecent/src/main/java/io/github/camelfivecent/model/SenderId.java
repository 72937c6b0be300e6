package io.github.camelfivecent.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A sender ID of the account.
 *
 * @param id                    id of the entry, 24 hex digits
 * @param senderId              the sender ID: letters and digits, or a number
 * @param status                {@code approved}, {@code pending}, {@code unverified} or {@code disallowed}; only approved ones should be used
 * @param shared                whether it is shared with other accounts
 * @param acmaDetailsId         id of the details given to the regulator, of a pending one
 * @param acmaAdditionalDetails what else the regulator was told, of a pending one
 */
public record SenderId(
        String id,
        @JsonProperty("senderid") @Personal(Personal.Kind.SENDER) String senderId,
        String status,
        Boolean shared,
        String acmaDetailsId,
        String acmaAdditionalDetails)
        implements FivecentRecord {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public SenderId {}

    /** An older shape of the list holds the sender IDs as plain text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SenderId of(String senderId) {
        return new SenderId(null, senderId, null, null, null, null);
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

package io.github.camelfivecent.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A sender ID to register.
 *
 * @param senderId up to 11 letters and digits, or a number
 */
public record CreateSenderId(@JsonProperty("senderid") @Personal(Personal.Kind.SENDER) String senderId)
        implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

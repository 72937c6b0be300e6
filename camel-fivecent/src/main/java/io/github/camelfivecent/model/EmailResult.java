package io.github.camelfivecent.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of an email that was sent.
 *
 * @param id         id of the email, 24 hex digits
 * @param status     status in the service's words, such as {@code queued} or {@code new}
 * @param recipients whom it goes to
 */
public record EmailResult(
        @JsonProperty("Id") @JsonAlias("id") String id,
        @JsonProperty("Status") @JsonAlias("status") String status,
        @JsonProperty("Recipients") @JsonAlias("recipients") Recipients recipients)
        implements FivecentRecord {

    /**
     * Whom it goes to; blind copies are only counted.
     *
     * @param to         the recipients
     * @param cc         those who get a copy
     * @param totalCount how many in all, blind copies included
     */
    public record Recipients(
            @JsonProperty("To") @Personal(Personal.Kind.TEXT) List<String> to,
            @JsonProperty("CC") @Personal(Personal.Kind.TEXT) List<String> cc,
            @JsonProperty("TotalCount") Integer totalCount)
            implements FivecentRecord {

        public Recipients {
            to = Lists.of(to);
            cc = Lists.of(cc);
        }

        @Override
        public String toString() {
            return Redacted.toString(this);
        }
    }

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

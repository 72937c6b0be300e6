package io.github.camelfivecent.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelfivecent.http.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * What the ledger knows of a send. Times are milliseconds since the epoch.
 *
 * @param state   how far it is
 * @param owner   who claimed it, so that no two claims are equal
 * @param since   when a request may first have been made
 * @param claimed when it was claimed by this owner
 * @param request a hash of what was to be sent; the text itself is not kept
 * @param answer  the service's answer as JSON, once there is one; of a send in parts, how many recipients a part has
 */
record Entry(
        @JsonProperty("state") State state,
        @JsonProperty("owner") String owner,
        @JsonProperty("since") long since,
        @JsonProperty("claimed") long claimed,
        @JsonProperty("request") String request,
        @JsonProperty("answer") String answer) {

    enum State {
        CLAIMED,
        UNKNOWN,
        ANSWERED,
        /** Made in several requests, each with an entry of its own. */
        PARTS
    }

    static Entry claim(String request, Instant now) {
        return new Entry(
                State.CLAIMED, UUID.randomUUID().toString(), now.toEpochMilli(), now.toEpochMilli(), request, null);
    }

    static Entry parse(String text) {
        return Json.convert(Json.parse(text), Entry.class);
    }

    /** A claim in place of this one, which remembers since when a request may have been made. */
    Entry claimedAgain(Instant now) {
        return new Entry(State.CLAIMED, UUID.randomUUID().toString(), since, now.toEpochMilli(), request, null);
    }

    Entry as(State changed, String given) {
        return new Entry(changed, owner, since, claimed, request, given);
    }

    Instant first() {
        return Instant.ofEpochMilli(since);
    }

    Instant taken() {
        return Instant.ofEpochMilli(claimed);
    }

    String text() {
        return Json.text(this);
    }
}

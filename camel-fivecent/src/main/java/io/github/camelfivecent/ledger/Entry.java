package io.github.camelfivecent.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelfivecent.http.Json;
import java.time.Instant;

/**
 * What the ledger knows of a send.
 *
 * @param state   how far it is
 * @param owner   who claimed it, so that no two claims are equal
 * @param at      when the request was first made
 * @param request a hash of what was to be sent; the text itself is not kept
 * @param answer  the service's answer as JSON, once there is one
 */
record Entry(
        @JsonProperty("state") State state,
        @JsonProperty("owner") String owner,
        @JsonProperty("at") Instant at,
        @JsonProperty("request") String request,
        @JsonProperty("answer") String answer) {

    enum State {
        CLAIMED,
        UNKNOWN,
        ANSWERED
    }

    static Entry parse(String text) {
        return Json.convert(Json.parse(text), Entry.class);
    }

    Entry as(State changed, String given) {
        return new Entry(changed, owner, at, request, given);
    }

    String text() {
        return Json.text(this);
    }
}

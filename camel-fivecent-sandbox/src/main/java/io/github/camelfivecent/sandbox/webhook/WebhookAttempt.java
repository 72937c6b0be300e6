package io.github.camelfivecent.sandbox.webhook;

import java.time.Instant;

/**
 * One try to tell a webhook's URL something.
 *
 * @param at when it was
 * @param url the URL, as it was registered
 * @param event what it told
 * @param shape how it told it
 * @param status the HTTP status that came back, or 0 when none did
 * @param body the body that came back, or why none did
 */
public record WebhookAttempt(Instant at, String url, WebhookEvent event, WebhookShape shape, int status, String body) {
    /** Whether the event counts as received: status 200 and no other. */
    public boolean acknowledged() {
        return status == 200;
    }
}

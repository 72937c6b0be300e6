package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;

/**
 * A message that came in.
 *
 * @param id its id
 * @param from the phone it came from, as it was given
 * @param to the virtual number it came to, as it was given
 * @param text what it says
 * @param receivedAt when it came
 * @param contactName the name of the contact with this number, or empty
 * @param replyTo the id of the last SMS to this phone, or empty
 * @param images links to the images of an MMS
 */
public record StoredInbound(
        String id,
        String from,
        String to,
        String text,
        Instant receivedAt,
        String contactName,
        String replyTo,
        List<String> images) {

    /** Takes a copy of the images. */
    public StoredInbound {
        images = List.copyOf(images);
    }
}

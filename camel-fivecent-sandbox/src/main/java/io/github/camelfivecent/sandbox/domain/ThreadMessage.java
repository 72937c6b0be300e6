package io.github.camelfivecent.sandbox.domain;

import java.time.Instant;
import java.util.List;

/**
 * A message of a conversation.
 *
 * @param id the id of the SMS or of the inbound message
 * @param text what it says
 * @param at when it was sent or came
 * @param inbound whether it came from the phone
 * @param images links to the images of an MMS
 */
public record ThreadMessage(String id, String text, Instant at, boolean inbound, List<String> images) {}

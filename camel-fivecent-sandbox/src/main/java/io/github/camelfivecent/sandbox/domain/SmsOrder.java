package io.github.camelfivecent.sandbox.domain;

/**
 * What a request to send an SMS asks for, as it came; absent fields are null.
 *
 * @param sender the sender ID
 * @param to recipients, separated by commas
 * @param message the text, or its UTF-16 units in hex when {@code unicode} is true
 * @param test whether to simulate only
 * @param unicode whether the message is in hex
 * @param schedule epoch seconds at which to send, or 0 for now
 */
public record SmsOrder(String sender, String to, String message, boolean test, boolean unicode, long schedule) {}

package io.github.camelfivecent.examples.fallback;

/**
 * What somebody has to be told.
 *
 * @param key stands for this notice: with the same key it is sent once
 * @param email to whom
 * @param mobile to whom, if the email does not arrive
 * @param subject subject of the email
 * @param text text of the email
 * @param sms text of the SMS
 */
public record Notice(String key, String email, String mobile, String subject, String text, String sms) {}

package io.github.camelfivecent.sandbox.control;

/**
 * What is answered to a request to look or to act.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param policy the content security policy of what is answered, or empty
 * @param body the body
 */
public record ControlAnswer(int status, String contentType, String policy, byte[] body) {}

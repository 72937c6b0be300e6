package io.github.camelfivecent.examples.springboot;

/**
 * What is asked for.
 *
 * @param mobile to whom
 * @param text what
 */
public record Notification(String mobile, String text) {}

package io.github.camelfivecent.model;

/**
 * An answer that says no more than that it is done.
 *
 * @param message confirmation in the service's words; null when it gave none
 */
public record Confirmation(String message) implements FivecentRecord {}

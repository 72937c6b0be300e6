package io.github.camelfivecent.model;

/**
 * What became of a login that was created, given another role, or deleted.
 *
 * @param loginId id of the login, 24 hex digits
 * @param isNew   whether a person was created; null unless one was asked for
 * @param role    the new role; null unless it was changed
 * @param message confirmation in the service's words
 */
public record LoginChange(String loginId, Boolean isNew, String role, String message) implements FivecentRecord {}

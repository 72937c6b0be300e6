package io.github.camelfivecent.model;

/**
 * Another role for a login.
 *
 * @param loginId id of the login, 24 hex digits
 * @param role    {@code admin}, {@code manager}, {@code sender} or {@code reporting}
 */
public record ChangeRole(String loginId, String role) implements FivecentRecord {}

package io.github.camelfivecent.sandbox.domain;

/**
 * A person who may use an account.
 *
 * @param id the id of the login
 * @param name the person's name
 * @param email the person's address
 * @param mobile the person's phone, or empty
 * @param role {@code admin}, {@code manager}, {@code sender} or {@code reporting}
 * @param isNew whether this person used no other account of the sandbox before
 */
public record StoredLogin(String id, String name, String email, String mobile, String role, boolean isNew) {}

package io.github.camelfivecent.model;

/**
 * A person who may sign in to the account.
 *
 * @param loginId id of the login, 24 hex digits
 * @param name    the person's name
 * @param email   the person's email address
 * @param role    {@code admin}, {@code manager}, {@code sender} or {@code reporting}
 */
public record Login(
        String loginId,
        @Personal(Personal.Kind.TEXT) String name,
        @Personal(Personal.Kind.TEXT) String email,
        String role)
        implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

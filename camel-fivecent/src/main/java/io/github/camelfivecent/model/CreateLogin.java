package io.github.camelfivecent.model;

/**
 * A login to create.
 *
 * @param name   the person's name
 * @param email  the person's email address
 * @param role   {@code admin}, {@code manager}, {@code sender} or {@code reporting}; null for {@code admin}
 * @param mobile the person's Australian mobile number, or null
 */
public record CreateLogin(
        @Personal(Personal.Kind.TEXT) String name,
        @Personal(Personal.Kind.TEXT) String email,
        String role,
        @Personal(Personal.Kind.NUMBER) String mobile)
        implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

package io.github.camelfivecent.model;

/**
 * A file that an email carries; the service fetches it.
 *
 * @param url      public address of the file
 * @param filename name it gets in the email; null takes it from the address
 */
public record Attachment(String url, @Personal(Personal.Kind.TEXT) String filename) implements FivecentRecord {

    @Override
    public String toString() {
        return Redacted.toString(this);
    }
}

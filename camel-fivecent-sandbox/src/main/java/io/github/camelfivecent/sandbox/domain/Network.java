package io.github.camelfivecent.sandbox.domain;

/** A network that delivers; the services name it in one place and give its code in another. */
public enum Network {
    /** Telstra. */
    TELSTRA("Telstra", "50501"),
    /** Optus. */
    OPTUS("Optus", "50502"),
    /** Vodafone. */
    VODAFONE("Vodafone", "50503");

    private final String title;
    private final String code;

    Network(String title, String code) {
        this.title = title;
        this.code = code;
    }

    /** The name. */
    public String title() {
        return title;
    }

    /** The mobile country and network code. */
    public String code() {
        return code;
    }

    static Network of(String number) {
        return values()[number.charAt(number.length() - 1) % values().length];
    }
}

package io.github.camelfivecent.http;

/** The two services that share one API and one key. */
public enum Service {
    /** 5c SMS. */
    SMS,
    /** Dingo Mail. */
    EMAIL
}

package io.github.camelfivecent.sandbox.api;

/** The two services. */
public enum Service {
    /** 5c SMS. */
    SMS,
    /** Dingo Mail. */
    EMAIL
}

package io.github.camelfivecent.sandbox.domain;

/**
 * The three ways in which the services are known to answer. They differ in small things only, and a client has to
 * get along with all of them.
 */
public enum Profile {
    /** As the Postman collection of the services says: the newest and fullest description. */
    COLLECTION,
    /** As the older published pages say. */
    PUBLISHED,
    /** As live accounts were seen to answer, where that differs from what is written. */
    LIVE
}

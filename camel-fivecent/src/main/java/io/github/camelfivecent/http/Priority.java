package io.github.camelfivecent.http;

/** Whose turn comes first when requests wait for the {@link Limiter}. */
public enum Priority {
    /** What a producer does: somebody waits for it. */
    SEND,
    /** What a consumer does to look for news: a moment later is as good. */
    POLL
}

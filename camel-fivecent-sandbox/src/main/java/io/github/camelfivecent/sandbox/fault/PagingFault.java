package io.github.camelfivecent.sandbox.fault;

/**
 * A way in which a page of a list can lead a walk astray.
 *
 * @param kind what is wrong
 * @param pages how many pages back it leads; 0 where that means nothing
 */
public record PagingFault(Kind kind, int pages) {

    /** What can be wrong. */
    public enum Kind {
        /** The page before is served once more. */
        DUPLICATE,
        /** What leads to the next page leads to one that was asked for before. */
        LOOP,
        /** The first page is served, whatever was asked for. */
        BACKWARDS,
        /** {@code next_page} is a URL of another host. */
        FOREIGN_HOST,
        /** {@code next_page} is another path. */
        FOREIGN_PATH
    }

    /** The page before is served once more, and leads to this one. */
    public static PagingFault duplicate() {
        return new PagingFault(Kind.DUPLICATE, 1);
    }

    /** The page leads to itself. On the first page, which has no cursor, nothing happens. */
    public static PagingFault loop() {
        return loop(1);
    }

    /** The page leads so many pages back; 1 is to itself. Nothing happens where there was no cursor. */
    public static PagingFault loop(int pages) {
        return new PagingFault(Kind.LOOP, pages);
    }

    /** The first page is served, whatever was asked for. */
    public static PagingFault backwards() {
        return new PagingFault(Kind.BACKWARDS, 0);
    }

    /** {@code next_page} is a URL of another host, with the right cursor. */
    public static PagingFault foreignHost() {
        return new PagingFault(Kind.FOREIGN_HOST, 0);
    }

    /** {@code next_page} is another path, with the right cursor. */
    public static PagingFault foreignPath() {
        return new PagingFault(Kind.FOREIGN_PATH, 0);
    }

    @Override
    public String toString() {
        return "PAGE " + kind + (pages > 1 ? " " + pages : "");
    }
}

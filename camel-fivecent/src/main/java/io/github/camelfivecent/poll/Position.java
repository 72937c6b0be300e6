package io.github.camelfivecent.poll;

import io.github.camelfivecent.cursor.Cursor;
import java.time.Instant;

/** Where a consumer stands; safe for threads. It never moves past what was begun and is not done. */
public interface Position {

    /** Something is with the route. */
    void begun(Offer offer);

    /** The route is done with something, or need not have it. */
    void done(Offer offer);

    /** The route failed with something that was begun, which is to be offered again. */
    void failed(Offer offer);

    /**
     * The cursor to store.
     *
     * @param  now the present
     * @return     where it stands
     */
    Cursor cursor(Instant now);
}

package io.github.camelfivecent.cursor;

import io.github.camelfivecent.cursor.Cursor.Kind;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;

/** One consumer's cursor in its repository. Not safe for threads. */
public final class CursorStore {

    private final StateRepository<String, String> repository;
    private final String name;
    private final Kind kind;
    private String known;
    private boolean read;

    /**
     * Creates a store.
     *
     * @param repository where the cursor is kept
     * @param name       its key there
     * @param kind       which kind of cursor it is
     */
    public CursorStore(StateRepository<String, String> repository, String name, Kind kind) {
        this.repository = repository;
        this.name = name;
        this.kind = kind;
    }

    /**
     * Whether the cursor was moved since it was last read or saved here: by another node, or before the first look.
     *
     * @throws CursorDamagedException if what is stored cannot be read
     */
    public boolean isMoved() {
        String stored = repository.getState(name);
        boolean moved = !read || !Objects.equals(stored, known);
        if (moved) {
            CursorCodec.decode(name, kind, stored);
        }
        known = stored;
        read = true;
        return moved;
    }

    /** The cursor as it was last read or saved; empty if there is none. */
    public Optional<Cursor> cursor() {
        return CursorCodec.decode(name, kind, known);
    }

    /**
     * Saves the cursor, unless it stands there already.
     *
     * @throws CursorConflictException if another node has moved it meanwhile
     */
    public void save(Cursor cursor) {
        String text = CursorCodec.encode(cursor);
        if (!text.equals(known)) {
            repository.setState(name, text);
            known = text;
        }
    }
}

package io.github.camelfivecent.poll;

import io.github.camelfivecent.http.IdPage;
import io.github.camelfivecent.model.Page;

/** A list as a walk reads it, newest first. */
public interface Pages<T> {

    /**
     * A page with its items.
     *
     * @param after id of the item after which it begins, towards older ones; null for the newest page
     */
    Page<T> items(String after);

    /**
     * A page of which only the ids are read.
     *
     * @param after id of the item after which it begins, towards older ones
     */
    IdPage ids(String after);

    /** The id of an item. */
    String id(T item);
}

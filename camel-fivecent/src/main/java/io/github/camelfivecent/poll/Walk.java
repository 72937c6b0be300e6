package io.github.camelfivecent.poll;

import io.github.camelfivecent.model.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A walk over a list from its oldest item to its newest, although the list begins with the newest and is asked for in
 * pages. A first pass goes down to the floor and keeps where each page begins; then the pages are read again from the
 * last one up. The newest page is kept from the first pass, so that a backlog of one page is read once, and items that
 * come in meanwhile are left for the next walk. Since pages are asked for by id, neither these nor deleted items move
 * anything; what was deleted or squeezed in between two boundaries is found because a page is read until it reaches the
 * one below.
 *
 * <p>A page may hold items that were given before; who takes them knows.
 */
public final class Walk<T> {

    private final Pages<T> pages;
    private final long floor;
    private final Boundaries boundaries;
    private final Page<T> newest;
    private String below;
    private boolean atTop;

    /**
     * Makes the first pass.
     *
     * @param pages the list
     * @param floor second since the epoch; items of this second and before are not asked for
     * @param slack seconds by which the ids of the list may be out of order
     * @throws PagingException if the list does not get older from page to page
     */
    public Walk(Pages<T> pages, long floor, long slack) {
        this.boundaries = new Boundaries(slack);
        this.pages = pages;
        this.floor = floor;
        this.newest = pages.items(null);
        String last = newest.items().isEmpty()
                ? null
                : pages.id(newest.items().get(newest.items().size() - 1));
        for (String next = newest.nextPage(); next != null && ObjectId.second(last) > floor; ) {
            boundaries.push(next);
            Page<ItemId> page = pages.ids(next);
            next = page.nextPage();
            last = page.items().isEmpty()
                    ? last
                    : page.items().get(page.items().size() - 1).id();
        }
    }

    /**
     * The items of the oldest page that is not done, oldest first. Asked again it reads that page again.
     *
     * @return the items; null when all pages are done
     */
    public List<T> page() {
        while (!boundaries.isEmpty()) {
            Page<T> page = pages.items(boundaries.peek());
            if (reachesBelow(page)) {
                return oldestFirst(page);
            }
            boundaries.push(page.nextPage());
        }
        return atTop ? null : oldestFirst(newest);
    }

    /** Says that the page is done, so that the next one is a newer one. */
    public void pageDone() {
        if (boundaries.isEmpty()) {
            atTop = true;
        } else {
            below = boundaries.peek();
            boundaries.pop();
        }
    }

    private boolean reachesBelow(Page<T> page) {
        if (page.nextPage() == null || page.items().isEmpty()) {
            return true;
        }
        String last = pages.id(page.items().get(page.items().size() - 1));
        if (below == null) {
            return ObjectId.second(last) <= floor;
        }
        return last.compareToIgnoreCase(below) <= 0
                || page.items().stream().anyMatch(item -> below.equalsIgnoreCase(pages.id(item)));
    }

    private static <T> List<T> oldestFirst(Page<T> page) {
        List<T> items = new ArrayList<>(page.items());
        Collections.reverse(items);
        return items;
    }
}

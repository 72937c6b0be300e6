package io.github.camelfivecent.poll;

import io.github.camelfivecent.http.IdPage;
import io.github.camelfivecent.model.Page;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A walk over a list from its oldest item to its newest, although the list begins with the newest and is asked for in
 * pages. A first pass goes down to the floor and keeps where each page begins; then the pages that have something new
 * are read again from the last one up. The newest page is kept from the first pass, so that a backlog of one page is
 * read once, and items that come in meanwhile are left for the next walk: an item of this walk is never newer than the
 * walk, so that whoever looks back far enough from the newest item that is done finds all that was late. Since pages are
 * asked for by id, neither new nor deleted items move anything; what was squeezed in between two boundaries is found
 * because a page is read until it reaches the one below.
 *
 * <p>A page may hold items that were given before; who takes them knows. A walk that failed in a request goes on from
 * there. After a {@link PagingException} it is of no use any more.
 */
public final class Walk<T> {

    private final Pages<T> pages;
    private final long floor;
    private final Predicate<String> isNew;
    private final Boundaries boundaries;
    private Page<T> newest;
    private String next;
    private String below;
    private String given;
    private String doneBefore;
    private boolean doubted;
    private boolean done;
    private long left;
    private int givenItems;

    /**
     * Prepares a walk; the first request is made for its first page.
     *
     * @param pages the list
     * @param floor second since the epoch; items of this second and before are not asked for
     * @param slack seconds by which the ids of the list may be out of order
     * @param isNew whether the item of an id is to be given
     */
    public Walk(Pages<T> pages, long floor, long slack, Predicate<String> isNew) {
        this.pages = pages;
        this.floor = floor;
        this.isNew = isNew;
        this.boundaries = new Boundaries(slack);
    }

    /**
     * The items of the oldest page that is not done, oldest first. Asked again it reads that page again, unless it is the
     * newest.
     *
     * @throws PagingException if the list does not get older from page to page
     */
    public List<T> page() {
        descend();
        while (!boundaries.isEmpty()) {
            if (boundaries.isUnread()) {
                Page<T> page = pages.items(boundaries.peek());
                if (page.items().isEmpty() || first(page).equals(doneBefore)) {
                    lookFromAbove();
                } else if (reachesBelow(page)) {
                    given = first(page);
                    return give(page);
                } else {
                    boundaries.push(page.nextPage(), true);
                }
            } else {
                goUp();
            }
        }
        return give(newest);
    }

    /** Says that the page is done, so that the next one is a newer one. */
    public void pageDone() {
        doubted = false;
        doneBefore = given;
        left = Math.max(0, left - givenItems);
        if (boundaries.isEmpty()) {
            done = true;
            // What was deleted meanwhile was counted too.
            left = 0;
        } else {
            goUp();
        }
    }

    /** Whether all pages are done. */
    public boolean isDone() {
        return done;
    }

    /** How many items there are on the pages that are not done, as far as they were there when the walk began. */
    public long left() {
        return left;
    }

    /** Whether all that is left is the newest page, which another walk reads afresh with one request. */
    public boolean isAtNewest() {
        return newest != null && next == null && boundaries.isEmpty();
    }

    private void goUp() {
        below = boundaries.peek();
        boundaries.pop();
    }

    private void descend() {
        if (newest == null) {
            newest = pages.items(null);
            next = older(newest);
            left = newest.items().size();
        }
        while (next != null) {
            IdPage page = pages.ids(next);
            if (page.size() == 0) {
                below = next;
            } else {
                boolean isUnread = hasNew(page);
                boundaries.push(next, isUnread);
                left += isUnread ? page.size() : 0;
            }
            next = page.size() == 0 ? null : older(page.last(), page.nextPage());
        }
    }

    private boolean hasNew(IdPage page) {
        return IntStream.range(0, page.size()).mapToObj(page::get).anyMatch(isNew);
    }

    private String older(Page<T> page) {
        return page.items().isEmpty() ? null : older(last(page), page.nextPage());
    }

    /** Where the page after the one that ends with this id begins; null if there is none above the floor. */
    private String older(String last, String nextPage) {
        return ObjectId.second(last) <= floor ? null : nextPage;
    }

    private boolean reachesBelow(Page<T> page) {
        if (page.nextPage() == null) {
            return true;
        }
        String last = last(page);
        if (below == null) {
            return ObjectId.second(last) <= floor;
        }
        return last.compareToIgnoreCase(below) <= 0
                || page.items().stream().anyMatch(item -> below.equalsIgnoreCase(pages.id(item)));
    }

    /**
     * A page has nothing of what it had, or only that of the page before: all of it was deleted, or the service lost the
     * place. So the place is asked for again, with what the page above gives for it now; only then it is believed.
     */
    private void lookFromAbove() {
        if (doubted) {
            goUp();
        } else if (boundaries.hasOne()) {
            // The page above is the newest, which a new walk reads.
            throw new PagingException("there were items after " + boundaries.peek() + ", which are no longer given");
        } else {
            boundaries.pop();
            boundaries.readAgain();
        }
        doubted = !doubted;
    }

    private String first(Page<T> page) {
        return pages.id(page.items().get(0));
    }

    private String last(Page<T> page) {
        return pages.id(page.items().get(page.items().size() - 1));
    }

    private List<T> give(Page<T> page) {
        List<T> newestFirst = page.items();
        givenItems = newestFirst.size();
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return newestFirst.get(newestFirst.size() - 1 - index);
            }

            @Override
            public int size() {
                return newestFirst.size();
            }
        };
    }
}

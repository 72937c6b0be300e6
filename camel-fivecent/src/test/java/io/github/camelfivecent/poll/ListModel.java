package io.github.camelfivecent.poll;

import io.github.camelfivecent.http.IdPage;
import io.github.camelfivecent.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A list as the service keeps it: by id, newest first, of which a page is what comes next below an id. */
final class ListModel implements Pages<String> {

    /** Changes the list, or the answer, when a request comes. */
    interface Hook {
        Page<String> on(int request, String after, Page<String> answer);
    }

    final NavigableSet<String> ids = new TreeSet<>();
    private final int pageSize;
    private final boolean alwaysLeadsOn;
    private Hook hook = (request, after, answer) -> answer;
    private Runnable before = () -> {};
    private int requests;

    /**
     * @param pageSize      items of a page
     * @param alwaysLeadsOn whether a page that is not full leads to a next one too, which is empty
     */
    ListModel(int pageSize, boolean alwaysLeadsOn) {
        this.pageSize = pageSize;
        this.alwaysLeadsOn = alwaysLeadsOn;
    }

    static String id(long second, long rest) {
        return String.format("%08x%016x", second, rest);
    }

    ListModel with(long second, long... rests) {
        for (long rest : rests) {
            ids.add(id(second, rest));
        }
        return this;
    }

    /** Done before each request is answered. */
    void before(Runnable change) {
        before = change;
    }

    /** Changes answers. */
    void answers(Hook change) {
        hook = change;
    }

    int requests() {
        return requests;
    }

    /** How many pages the list has. */
    int pages() {
        return (ids.size() + pageSize - 1) / pageSize;
    }

    @Override
    public Page<String> items(String after) {
        before.run();
        return hook.on(++requests, after, page(after));
    }

    @Override
    public IdPage ids(String after) {
        Page<String> page = items(after);
        return IdPage.of(page.items(), page.nextPage());
    }

    @Override
    public String id(String item) {
        return item;
    }

    /** A page as it is. */
    Page<String> page(String after) {
        List<String> page = new ArrayList<>();
        NavigableSet<String> below = after == null ? ids : ids.headSet(after, false);
        for (String id : below.descendingSet()) {
            if (page.size() == pageSize) {
                break;
            }
            page.add(id);
        }
        boolean leadsOn = !page.isEmpty() && (alwaysLeadsOn || page.size() == pageSize);
        return new Page<>(page, leadsOn ? page.get(page.size() - 1) : null);
    }
}

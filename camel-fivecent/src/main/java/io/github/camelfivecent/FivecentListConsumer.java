package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Item;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.ItemId;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.Progress;
import io.github.camelfivecent.poll.Walk;
import io.github.camelfivecent.resource.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits each item of a list. */
class FivecentListConsumer<T> extends FivecentConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentListConsumer.class);

    private final Listed<T> listed;
    private final Pages<T> pages;
    private Walk<T> walk;

    FivecentListConsumer(FivecentEndpoint endpoint, Processor processor, Listed<T> listed) {
        super(endpoint, processor);
        this.listed = listed;
        this.pages = listed.pages(endpoint::client, this::isPollAllowed);
    }

    @Override
    protected Kind kind() {
        return Kind.ITEMS;
    }

    @Override
    protected void startOver() {
        walk = null;
    }

    @Override
    protected Cursor initialCursor() {
        Instant now = Instant.now();
        Cursor start = Cursor.start(kind(), now);
        String position = configuration.getInitialPosition();
        if ("earliest".equals(position)) {
            return start;
        }
        if ("latest".equals(position)) {
            List<T> newest = pages.items(null).items();
            return newest.isEmpty() ? start : after(start, listed.id().apply(newest.get(0)), now);
        }
        return after(start, position, now);
    }

    /** What is as old as an item, or older by up to the overlap, counts as done; what shows up later does not. */
    private Cursor after(Cursor start, String id, Instant now) {
        List<Item> done = new ArrayList<>(List.of(Progress.item(id)));
        long floor = Math.min(done.get(0).second(), now.getEpochSecond()) - overlapSeconds() - 1;
        PageIterator<ItemId> older =
                new PageIterator<>(listed.list().id(), cursor -> pages.ids(cursor == null ? id : cursor));
        while (older.hasNext()) {
            Item item = Progress.item(older.next().id());
            if (item.second() <= floor) {
                break;
            }
            done.add(item);
        }
        return start.advance(done, overlapSeconds(), Long.MAX_VALUE, now);
    }

    @Override
    protected int giveAll() {
        if (walk == null) {
            walk = new Walk<>(pages, progress.floor(), overlapSeconds());
        }
        int most = configuration.getMaxItemsPerPoll() > 0 ? configuration.getMaxItemsPerPoll() : Integer.MAX_VALUE;
        int given = 0;
        while (given < most) {
            List<T> page = walk.page();
            if (page == null) {
                walk = null;
                progress.walked();
                break;
            }
            List<T> fresh = page.stream()
                    .filter(item -> progress.isNew(listed.id().apply(item)))
                    .toList();
            int size = Math.min(fresh.size(), most - given);
            for (int i = 0; i < size; i++) {
                if (!give(fresh.get(i), i, size)) {
                    break;
                }
                given++;
            }
            if (!settled()) {
                break;
            }
            if (size == fresh.size()) {
                walk.pageDone();
            }
        }
        return given;
    }

    private boolean give(T item, int index, int size) {
        String id = listed.id().apply(item);
        return give(id, id, item, ItemHeaders.of(item), Batch.properties(index, size));
    }

    @Override
    protected void processed(Object item) {
        if (listed.delete() == null || !"delete".equals(configuration.getAfterProcessing())) {
            return;
        }
        try {
            @SuppressWarnings("unchecked")
            T typed = (T) item;
            listed.delete(endpoint.client(), typed, () -> true);
        } catch (FivecentException e) {
            LOG.warn("{}: an item was routed but could not be deleted: {}", endpoint, e.getMessage());
        }
    }
}

package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Item;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.http.IdPage;
import io.github.camelfivecent.model.FivecentException;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.Offer;
import io.github.camelfivecent.poll.Pages;
import io.github.camelfivecent.poll.PagingException;
import io.github.camelfivecent.poll.Position;
import io.github.camelfivecent.poll.Progress;
import io.github.camelfivecent.poll.Walk;
import io.github.camelfivecent.resource.Listed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits each item of a list. */
class FivecentListConsumer<T> extends FivecentConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FivecentListConsumer.class);

    protected final Pages<T> pages;
    protected Progress progress;

    private final Listed<T> listed;
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
            return newest.isEmpty() ? start : after(listed.id().apply(newest.get(0)), now);
        }
        return after(position, now);
    }

    /** What is as old as an item, or older by up to the overlap, counts as done; what shows up later does not. */
    private Cursor after(String id, Instant now) {
        Item position = Progress.item(id.toLowerCase(Locale.ROOT));
        boolean future = position.second() > now.getEpochSecond();
        long floor = Math.min(position.second(), now.getEpochSecond()) - overlapSeconds() - 1;
        Map<String, Long> done = new LinkedHashMap<>(Map.of(position.id(), position.second()));
        PageIterator<String> older = new PageIterator<>(listed.list().id(), cursor -> {
            IdPage page = pages.ids(cursor == null ? position.id() : cursor);
            return new Page<>(page.all(), page.nextPage());
        });
        while (older.hasNext()) {
            Item item = Progress.item(older.next());
            if (item.second() <= floor) {
                break;
            }
            done.put(item.id(), item.second());
        }
        return new Cursor(kind(), future ? null : position, floor, done, Map.of(), now);
    }

    @Override
    protected Position positionAt(Cursor cursor) {
        progress = new Progress(cursor, overlapSeconds());
        return progress;
    }

    /** What the route gets of an item. */
    protected Offer offer(T item) {
        return Offer.item(listed.id().apply(item), item, ItemHeaders.of(item));
    }

    @Override
    protected void giveAll() {
        try {
            if (walk == null) {
                walk = new Walk<>(pages, progress.floor(), overlapSeconds(), progress::isNew);
                progress.walkBegun();
            }
            walkOn();
        } catch (PagingException | FivecentRequestException e) {
            walk = null;
            throw e;
        } finally {
            if (walk != null && walk.isAtNewest()) {
                // What is left of the newest page is read afresh, since items may be deleted until then.
                walk = null;
            }
        }
    }

    private void walkOn() {
        while (hasRoom() && !walk.isDone()) {
            List<Offer> offers = progress.newOf(walk.page(), listed.id()).stream()
                    .map(this::offer)
                    .toList();
            activity().left(walk.left());
            if (!giveAll(offers)) {
                return;
            }
            walk.pageDone();
            activity().left(walk.left());
        }
        if (walk.isDone()) {
            progress.walked(Instant.now());
        }
    }

    @Override
    protected void processed(Object item) {
        if (listed.delete() == null || !"delete".equals(configuration.getAfterProcessing())) {
            return;
        }
        try {
            @SuppressWarnings("unchecked")
            T typed = (T) item;
            listed.delete(endpoint.client(), typed, this::isRunAllowed);
        } catch (FivecentException e) {
            LOG.warn(
                    "{}: item {} was routed, but it stays in the account since it could not be deleted: {}",
                    name(),
                    id(item),
                    e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private String id(Object item) {
        return listed.id().apply((T) item);
    }
}

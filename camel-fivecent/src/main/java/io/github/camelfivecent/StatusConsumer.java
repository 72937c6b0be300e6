package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor;
import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.model.FivecentRequestException;
import io.github.camelfivecent.model.Page;
import io.github.camelfivecent.operation.PageIterator;
import io.github.camelfivecent.poll.ItemProperties;
import io.github.camelfivecent.poll.Offer;
import io.github.camelfivecent.poll.Position;
import io.github.camelfivecent.poll.Progress;
import io.github.camelfivecent.poll.StatusPosition;
import io.github.camelfivecent.poll.StatusPosition.Seen;
import io.github.camelfivecent.resource.Followed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each sent message with the status that it is found with, and again each time it has another one. */
final class StatusConsumer<T> extends FivecentListConsumer<T> {

    private static final Logger LOG = LoggerFactory.getLogger(StatusConsumer.class);
    private static final int AT_A_TIME = 500;

    private final Followed<T> followed;
    private StatusPosition position;

    StatusConsumer(FivecentEndpoint endpoint, Processor processor, Followed<T> followed) {
        super(endpoint, processor, followed.listed());
        this.followed = followed;
    }

    @Override
    protected Kind kind() {
        return Kind.STATUS;
    }

    @Override
    protected Cursor initialCursor() {
        Instant now = Instant.now();
        String initial = configuration.getInitialPosition();
        if ("earliest".equals(initial)) {
            // What is older is not followed.
            return new Cursor(kind(), null, oldest(now) - 1, Map.of(), Map.of(), now);
        }
        Cursor cursor = super.initialCursor();
        return "latest".equals(initial) ? followingThePresent(cursor, now) : cursor;
    }

    /** A message that was sent before is told of when its status changes from what it is now. */
    private Cursor followingThePresent(Cursor cursor, Instant now) {
        StatusPosition present = position(cursor, new Progress(cursor, overlapSeconds()));
        PageIterator<T> newestFirst =
                new PageIterator<>(followed.listed().list().id(), pages::items);
        while (newestFirst.hasNext()) {
            T item = newestFirst.next();
            if (Progress.item(pages.id(item)).second() < oldest(now)) {
                break;
            }
            if (cursor.isDone(Progress.item(pages.id(item)))) {
                present.follow(pages.id(item), item, now);
            }
        }
        return present.cursor(now);
    }

    private long oldest(Instant now) {
        return now.getEpochSecond() - configuration.statusMaxAgeSeconds();
    }

    @Override
    protected Position positionAt(Cursor cursor) {
        super.positionAt(cursor);
        position = position(cursor, progress);
        return position;
    }

    private StatusPosition position(Cursor cursor, Progress messages) {
        return new StatusPosition(cursor, messages, this::seen, configuration.statusMaxAgeSeconds());
    }

    @SuppressWarnings("unchecked")
    private Seen seen(Object item) {
        return followed.seen().apply((T) item);
    }

    @Override
    protected Offer offer(T item) {
        String id = pages.id(item);
        return new Offer(id, id, StatusOrder.key(id, seen(item).status()), item, ItemHeaders.of(item));
    }

    @Override
    protected void mark(Exchange exchange) {
        exchange.setProperty(ItemProperties.FOLLOW, configuration.getFollow());
    }

    @Override
    protected void giveAll() {
        List<String> before = position.followed(Instant.now());
        super.giveAll();
        for (int from = 0; from < before.size() && hasRoom(); from += AT_A_TIME) {
            int to = Math.min(before.size(), from + AT_A_TIME);
            List<Offer> changed = present(before.subList(from, to), to == before.size()).values().stream()
                    .filter(item -> position.isChanged(pages.id(item), item))
                    .map(this::offer)
                    .toList();
            if (!giveAll(changed)) {
                return;
            }
        }
    }

    /**
     * The messages of these ids as they are now, oldest first. As long as each page of the list has some of them it is read
     * on; where it has none, the next one is asked for by its id, and the list read on from there.
     */
    private TreeMap<String, T> present(List<String> ids, boolean fromTheTop) {
        TreeMap<String, T> found = new TreeMap<>();
        NavigableSet<String> wanted = new TreeSet<>(ids);
        boolean readOn = fromTheTop;
        String after = null;
        while (!wanted.isEmpty()) {
            if (readOn) {
                Page<T> page = pages.items(after);
                int before = wanted.size();
                for (T item : page) {
                    if (wanted.remove(pages.id(item))) {
                        found.put(pages.id(item), item);
                    }
                }
                after = page.nextPage();
                readOn = after != null && wanted.size() < before;
            } else {
                after = wanted.pollLast();
                ask(after, found);
                readOn = true;
            }
        }
        return found;
    }

    private void ask(String id, Map<String, T> found) {
        try {
            T item = followed.get(endpoint.client(), id, this::isPollAllowed);
            if (item == null) {
                position.gone(id);
            } else {
                found.put(id, item);
            }
        } catch (FivecentRequestException e) {
            if (e.getError() == null) {
                // The service has not said so: it may be a proxy that refuses.
                throw e;
            }
            LOG.debug("{} no longer follows {}: {}", endpoint, id, e.getMessage());
            position.gone(id);
        }
    }
}

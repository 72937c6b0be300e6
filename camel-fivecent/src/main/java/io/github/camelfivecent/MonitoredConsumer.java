package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.observe.ConsumerActivity;
import io.github.camelfivecent.observe.ConsumerActivity.Fate;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a consumer may ask and move its cursor, and how far it is, in JMX and in its health check. Public because JMX takes
 * nothing else.
 */
@ManagedResource(description = "Managed 5c SMS and Dingo Mail consumer")
public abstract class MonitoredConsumer extends ScheduledPollConsumer {

    /** A service that is down does not keep a route from starting for longer. */
    static final Duration LOOK_AT_START = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(MonitoredConsumer.class);

    private final FivecentEndpoint endpoint;
    private final PollLog log = new PollLog(this::name);
    private CursorHealthCheck health;
    private volatile ConsumerActivity activity;
    private volatile Instant lookUntil;

    MonitoredConsumer(FivecentEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    /** Which kind of cursor it keeps. */
    protected abstract Kind kind();

    /** Asks for what has to be known before the first poll; a failure leaves that to the poll. */
    protected abstract void beforeTheFirstPoll();

    private void lookAtStart() {
        lookUntil = Instant.now().plus(LOOK_AT_START);
        try {
            beforeTheFirstPoll();
        } catch (RuntimeException e) {
            LOG.debug("{}: where to begin is found out at the first poll: {}", endpoint, e.toString());
        } finally {
            lookUntil = null;
        }
    }

    @Override
    protected boolean isPollAllowed() {
        Instant end = lookUntil;
        return super.isPollAllowed() && (end == null || Instant.now().isBefore(end));
    }

    /** What it did since it was started. */
    final ConsumerActivity activity() {
        return activity;
    }

    @ManagedAttribute(description = "Key of the cursor in its repository")
    public String getCursorName() {
        return activity.cursorName();
    }

    @ManagedAttribute(description = "Id of the newest item that is done")
    public String getCursorNewest() {
        return activity.newest();
    }

    @ManagedAttribute(description = "When the cursor last moved")
    public String getCursorMoved() {
        return text(activity.cursorMoved());
    }

    @ManagedAttribute(description = "Age in seconds of the moment up to which everything is known to be routed")
    public long getLag() {
        return activity.lag(Instant.now()).toSeconds();
    }

    @ManagedAttribute(
            description = "Items of the list that are known to be there and not routed, at most; null if not known")
    public Long getItemsLeft() {
        return activity.left();
    }

    @ManagedAttribute(description = "When a poll last ended without a failure")
    public String getLastSuccess() {
        return text(activity.success());
    }

    @ManagedAttribute(description = "Items that the route is done with")
    public long getItemsRouted() {
        return activity.items(Fate.ROUTED);
    }

    @ManagedAttribute(description = "Items whose exchange failed, each time that they are given again")
    public long getItemsFailed() {
        return activity.items(Fate.FAILED);
    }

    @ManagedAttribute(description = "Items whose exchange failed, and that are not given again")
    public long getItemsSkipped() {
        return activity.items(Fate.SKIPPED);
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private String routeId() {
        Route route = route();
        return route == null ? "" : route.getId();
    }

    /** Its own, or that of the endpoint around its own, such as {@code master:}; null of a polling consumer. */
    private Route route() {
        return getRoute() != null
                ? getRoute()
                : endpoint.getCamelContext().getRoutes().stream()
                        .filter(route -> route.getConsumer() != null
                                && route.getConsumer().getProcessor() == getProcessor())
                        .findFirst()
                        .orElse(null);
    }

    /** In a cluster, who is being stopped may no longer be the one to move the cursor. */
    protected final boolean isToldToMoveTheCursor() {
        CamelContext context = endpoint.getCamelContext();
        boolean clustered = context.hasService(CamelClusterService.class) != null;
        return isPollAllowed() || context.isStopping() || !clustered || isOfThisNodeOnly();
    }

    /** A consumer under master: has no route of its own. */
    private boolean isOfThisNodeOnly() {
        return getProcessor() instanceof PollingConsumer
                || getRoute() != null && ObjectHelper.isEmpty(getRoute().getRoutePolicyList());
    }

    /** By its route, since numbers may be in the options of its endpoint. */
    final String name() {
        String route = routeId();
        return "fivecent:" + endpoint.getResource() + (route.isEmpty() ? "" : " of route " + route);
    }

    /** A poll has come to its end without a failure, see {@link ConsumerActivity#polled}. */
    protected final void polled(Instant begun, boolean all) {
        activity.polled(begun, all);
        log.succeeded();
    }

    @Override
    protected void doInit() throws Exception {
        health = new CursorHealthCheck(this, "consumer:" + routeId());
        setHealthCheck(health);
        if (endpoint.getExceptionHandler() == null && !endpoint.isBridgeErrorHandler()) {
            setExceptionHandler(log);
        }
        super.doInit();
    }

    @Override
    protected void doStart() throws Exception {
        end();
        Route route = route();
        if (route != null) {
            // Of a consumer under master: Camel does not say it.
            setRouteId(route.getId());
            health.begin(route);
        }
        activity = endpoint.getComponent()
                .monitoring()
                .begin(endpoint.getResource(), routeId(), endpoint.cursorName(kind()), longestDelay());
        lookAtStart();
        super.doStart();
    }

    private Duration longestDelay() {
        long polls = getBackoffIdleThreshold() > 0 ? getBackoffMultiplier() + 1L : 1;
        return Duration.ofMillis(getTimeUnit().toMillis(getDelay()) * polls);
    }

    @Override
    protected void doSuspend() throws Exception {
        activity.suspended(true);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        activity.suspended(false);
    }

    /** Camel calls it after a start that failed, too. */
    @Override
    protected void doStop() throws Exception {
        try {
            super.doStop();
        } finally {
            end();
        }
    }

    private void end() {
        // A route that does not start by itself is stopped without having been initialised.
        if (health != null) {
            health.end();
        }
        if (activity != null) {
            endpoint.getComponent().monitoring().end(activity);
        }
    }
}

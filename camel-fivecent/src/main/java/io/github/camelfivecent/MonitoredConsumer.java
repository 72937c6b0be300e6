package io.github.camelfivecent;

import io.github.camelfivecent.cursor.Cursor.Kind;
import io.github.camelfivecent.observe.ConsumerActivity;
import io.github.camelfivecent.observe.ConsumerActivity.Fate;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
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

    /** Of its route; under {@code master:} that is the route of the endpoint around this one. */
    private String routeId() {
        if (getRouteId() != null) {
            return getRouteId();
        }
        return endpoint.getCamelContext().getRoutes().stream()
                .filter(route ->
                        route.getEndpoint() instanceof DelegateEndpoint around && around.getEndpoint() == endpoint)
                .map(Route::getId)
                .findFirst()
                .orElse("");
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

    @Override
    protected void doInit() throws Exception {
        setHealthCheck(new CursorHealthCheck());
        super.doInit();
    }

    @Override
    protected void doStart() throws Exception {
        activity = endpoint.getComponent()
                .monitoring()
                .begin(endpoint.getResource(), routeId(), endpoint.cursorName(kind()));
        lookAtStart();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (activity != null) {
            endpoint.getComponent().monitoring().end(activity);
        }
    }

    /** Camel's own check of consumers, which also tells where the cursor stands. */
    private final class CursorHealthCheck extends ScheduledPollConsumerHealthCheck {

        CursorHealthCheck() {
            super(MonitoredConsumer.this, "consumer:" + routeId());
        }

        @Override
        public Result call(java.util.Map<String, Object> options) {
            Result result = super.call(options);
            ConsumerActivity now = activity;
            if (now == null) {
                return result;
            }
            HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this)
                    .state(result.getState())
                    .details(result.getDetails())
                    .detail("cursor.name", now.cursorName())
                    .detail("cursor.lag.seconds", getLag());
            result.getMessage().ifPresent(builder::message);
            result.getError().ifPresent(builder::error);
            if (now.left() != null) {
                builder.detail("items.left", now.left());
            }
            if (now.cursorMoved() != null) {
                builder.detail("cursor.moved", getCursorMoved());
            }
            if (now.success() != null) {
                builder.detail("poll.last.success", getLastSuccess());
            }
            return builder.build();
        }
    }
}

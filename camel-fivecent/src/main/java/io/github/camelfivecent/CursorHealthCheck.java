package io.github.camelfivecent;

import io.github.camelfivecent.observe.ConsumerActivity;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/**
 * Camel's own check of consumers, which also tells where the cursor stands. Camel makes it of the consumer of a route. In a
 * cluster it would not see it: under {@code master:} the route has another consumer, and a route with a clustered policy
 * is taken for one that is not to run.
 */
final class CursorHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final MonitoredConsumer consumer;
    private HealthCheckAware around;
    private CursorHealthCheck ofItsOwn;

    CursorHealthCheck(MonitoredConsumer consumer, String id) {
        super(consumer, id);
        this.consumer = consumer;
    }

    /** The consumer begins to poll, for a route. */
    void begin(Route route) {
        if (route.getConsumer() != consumer && route.getConsumer() instanceof HealthCheckAware other) {
            around = other;
            around.setHealthCheck(this);
        } else if (isLeftOut(route)) {
            ofItsOwn = new CursorHealthCheck(consumer, "fivecent-consumer-" + route.getId());
            ofItsOwn.setEnabled(isEnabled());
            HealthCheckRegistry.get(route.getCamelContext()).register(ofItsOwn);
        }
    }

    private static boolean isLeftOut(Route route) {
        CamelContext context = route.getCamelContext();
        HealthCheckRepository consumers = HealthCheckHelper.getHealthCheckRepository(context, "consumers");
        return consumers != null
                && consumers.isEnabled()
                && context.hasService(CamelClusterService.class) != null
                && route.getRouteController() == null
                && !route.isAutoStartup();
    }

    /** The consumer polls no longer: on a node that does not lead there is nothing to tell. */
    void end() {
        if (around != null) {
            around.setHealthCheck(null);
            around = null;
        }
        if (ofItsOwn != null) {
            HealthCheckRegistry.get(consumer.getEndpoint().getCamelContext()).unregister(ofItsOwn);
            ofItsOwn = null;
        }
    }

    @Override
    public boolean isLiveness() {
        // A restart mends neither the service nor the route.
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        ConsumerActivity now = consumer.activity();
        if (now == null) {
            return result;
        }
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this)
                .state(result.getState())
                .details(result.getDetails())
                // without its options, among which a number may be
                .detail(ENDPOINT_URI, consumer.getEndpoint().getEndpointBaseUri())
                .detail("cursor.name", now.cursorName())
                .detail("cursor.lag.seconds", consumer.getLag());
        result.getMessage().ifPresent(builder::message);
        result.getError().ifPresent(builder::error);
        if (now.left() != null) {
            builder.detail("items.left", now.left());
        }
        if (now.cursorMoved() != null) {
            builder.detail("cursor.moved", consumer.getCursorMoved());
        }
        if (now.success() != null) {
            builder.detail("poll.last.success", consumer.getLastSuccess());
        }
        return builder.build();
    }
}

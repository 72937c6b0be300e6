package io.github.camelfivecent;

import io.github.camelfivecent.resource.Listed;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.component.webhook.WebhookUtils;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Listens to a webhook beside the poll. Only the poll moves the cursor: a webhook says nothing of what came before it, so
 * that the poll still walks over everything, and drops what a webhook told already.
 */
final class HybridConsumer<T> extends FivecentListConsumer<T> {

    private Consumer listener;

    HybridConsumer(FivecentEndpoint endpoint, Processor processor, Listed<T> listed) {
        super(endpoint, processor, listed);
    }

    private Consumer listener() throws Exception {
        CamelContext context = endpoint.getCamelContext();
        String component = configuration.getWebhookComponentName();
        String path = configuration.getWebhookPath();
        RestConfiguration rest = CamelContextHelper.getRestConfiguration(context, component);
        WebhookConfiguration webhook = new WebhookConfiguration();
        webhook.setWebhookComponentName(component == null ? rest.getComponent() : component);
        webhook.setWebhookPath(path == null ? "/fivecent/" + endpoint.getResource() : path);
        webhook.storeConfiguration(rest);
        endpoint.setWebhookConfiguration(webhook);
        return WebhookUtils.locateRestConsumerFactory(context, webhook)
                .createConsumer(
                        context,
                        endpoint.createWebhookHandler(this::route),
                        endpoint.getWebhookMethods().get(0),
                        webhook.computeFullPath(false),
                        null,
                        null,
                        null,
                        rest,
                        Map.of());
    }

    /** What the webhook brings counts among the items; what fails is given again, by the service or by the poll. */
    private void route(Exchange exchange) throws Exception {
        String id = exchange.getMessage().getHeader(FivecentConstants.MESSAGE_ID, String.class);
        exchange.getExchangeExtension()
                .addOnCompletion(new Delivery(() -> activity().routed(), failed -> activity()
                        .failed("item " + id + " from its webhook (" + Delivery.reason(failed) + ")", true)));
        getProcessor().process(exchange);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        listener = listener();
        ServiceHelper.initService(listener);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(listener);
        endpoint.registerWebhook();
    }

    @Override
    protected void doSuspend() throws Exception {
        ServiceHelper.suspendService(listener);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        ServiceHelper.resumeService(listener);
    }

    @Override
    protected void doStop() throws Exception {
        try {
            ServiceHelper.stopService(listener);
        } finally {
            super.doStop();
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        ServiceHelper.stopAndShutdownService(listener);
        super.doShutdown();
    }
}

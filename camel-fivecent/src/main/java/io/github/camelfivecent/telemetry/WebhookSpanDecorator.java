package io.github.camelfivecent.telemetry;

/** The spans of routes from {@code webhook:fivecent:RESOURCE}. */
public final class WebhookSpanDecorator extends AroundSpanDecorator {

    @Override
    public String getComponent() {
        return "webhook";
    }

    @Override
    public String getComponentClassName() {
        return "org.apache.camel.component.webhook.WebhookComponent";
    }
}

package io.github.camelfivecent.telemetry;

/** The spans of routes from {@code master:NAMESPACE:fivecent:RESOURCE}. */
public final class MasterSpanDecorator extends AroundSpanDecorator {

    @Override
    public String getComponent() {
        return "master";
    }

    @Override
    public String getComponentClassName() {
        return "org.apache.camel.component.master.MasterComponent";
    }
}

package io.github.camelfivecent.observe;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.Inside;
import io.github.camelfivecent.model.InboundMessage;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A program that uses the component with nothing beside it. */
final class PlainProcess {

    private PlainProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            FivecentComponent component = context.getComponent("fivecent", FivecentComponent.class);
            FivecentConfiguration options = component.getConfiguration();
            options.setSmsBaseUrl(arguments[0]);
            options.setEmailBaseUrl(arguments[0]);
            options.setKeyId(arguments[1]);
            options.setKeySecret(arguments[2]);
            context.start();
            context.createProducerTemplate().requestBody("fivecent:sms?sender=Shop&to=0412987654", "hello");
            ConsumerTemplate consumer = context.createConsumerTemplate();
            Object item = consumer.receiveBody("fivecent:inbox?initialDelay=0", 60_000);
            say(
                    "micrometer",
                    context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null);
            say("sent", Inside.monitoring(component).activity().messages());
            say("consumed", item instanceof InboundMessage ? 1 : 0);
        }
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}

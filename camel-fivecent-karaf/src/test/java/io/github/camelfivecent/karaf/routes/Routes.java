package io.github.camelfivecent.karaf.routes;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import java.io.FileReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The routes of the test, as a bundle that is told what to talk to by {@code etc/fivecent-test.cfg}. */
public final class Routes implements BundleActivator {

    private OsgiDefaultCamelContext context;

    @Override
    public void start(BundleContext bundle) throws Exception {
        Properties test = settings();
        context = new OsgiDefaultCamelContext(bundle);
        FivecentConfiguration options =
                context.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        options.setKeyId(test.getProperty("keyId"));
        options.setKeySecret(test.getProperty("keySecret"));
        options.setSmsBaseUrl(test.getProperty("smsBaseUrl"));
        options.setEmailBaseUrl(test.getProperty("emailBaseUrl"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("netty-http").host("127.0.0.1").port(test.getProperty("port"));

                from("timer:once?repeatCount=1")
                        .setBody(constant("Hello from Karaf"))
                        .to("fivecent:sms?sender=Sandbox&to=0491570006");

                from("fivecent:inbox?delay=200&initialDelay=0")
                        .setHeader("CamelFivecentTo", simple("${body.from}"))
                        .setBody(simple("Read: ${body.message}"))
                        .to("fivecent:sms?sender=Sandbox");

                from("webhook:fivecent:inbox?webhookComponentName=netty-http&webhookPath=/inbox"
                                + "&webhookAutoRegister=false")
                        .setHeader("CamelFivecentTo", simple("${body.from}"))
                        .transformDataType("fivecent:application-json")
                        .setBody(simple("Told: ${body}"))
                        .to("fivecent:sms?sender=Sandbox");
            }
        });
        context.start();
    }

    @Override
    public void stop(BundleContext bundle) throws IOException {
        context.close();
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        Path file = Path.of(System.getProperty("karaf.etc"), "fivecent-test.cfg");
        try (Reader reader = new FileReader(file.toFile())) {
            settings.load(reader);
        }
        return settings;
    }
}

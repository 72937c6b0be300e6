package io.github.camelfivecent.kamelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Camel Main with one YAML file, as an application has it. */
final class KameletMain implements AutoCloseable {

    private final Main main = new Main();

    private KameletMain(String yaml, Map<String, String> properties, Map<String, Object> beans, Path folder) {
        try {
            Path file = Files.writeString(Files.createTempFile(folder, "kamelet", ".yaml"), yaml);
            main.configure().withRoutesIncludePattern("file:" + file);
            main.configure().withShutdownTimeout(5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.forEach(main::addInitialProperty);
        beans.forEach(main::bind);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                beans.values().stream()
                        .filter(Service.class::isInstance)
                        .forEach(service -> add((Service) service, configured.getCamelContext()));
            }
        });
        main.start();
    }

    static KameletMain start(String yaml, Map<String, String> properties, Path folder) {
        return start(yaml, properties, Map.of(), folder);
    }

    /** Once it is back, all routes are started. */
    static KameletMain start(String yaml, Map<String, String> properties, Map<String, Object> beans, Path folder) {
        return new KameletMain(yaml, properties, beans, folder);
    }

    private static void add(Service service, CamelContext context) {
        try {
            context.addService(service, true, true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** What came out. */
    MockEndpoint out() {
        return context().getEndpoint("mock:out", MockEndpoint.class);
    }

    @Override
    public void close() {
        main.stop();
    }
}

package io.github.camelfivecent.kamelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;

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
        main.start();
    }

    static KameletMain start(String yaml, Map<String, String> properties, Path folder) {
        return start(yaml, properties, Map.of(), folder);
    }

    /** Once it is back, all routes are started. */
    static KameletMain start(String yaml, Map<String, String> properties, Map<String, Object> beans, Path folder) {
        return new KameletMain(yaml, properties, beans, folder);
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

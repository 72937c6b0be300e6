package io.github.camelfivecent.examples.karaf;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.FivecentConfiguration;
import io.github.camelfivecent.cursor.FileCursorRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Dictionary;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** A text file in {@code outbox}, named by a number, leaves as an SMS; each reply becomes a file in {@code replies}. */
final class FolderRoutes extends RouteBuilder {

    private final String folder;

    private FolderRoutes(String folder) {
        this.folder = folder;
    }

    /** Adds the component, with its options, and the routes. */
    static void addTo(CamelContext camel, Dictionary<String, ?> settings) throws Exception {
        String folder = text(settings, "folder");
        FivecentConfiguration options =
                camel.getComponent("fivecent", FivecentComponent.class).getConfiguration();
        options.setKeyId(text(settings, "keyId"));
        options.setKeySecret(text(settings, "keySecret"));
        options.setSender(text(settings, "sender"));
        if (settings.get("smsBaseUrl") != null) {
            options.setSmsBaseUrl(text(settings, "smsBaseUrl"));
        }
        options.setCursorRepository(new FileCursorRepository(Path.of(folder, "state")));
        camel.addRoutes(new FolderRoutes(folder));
    }

    @Override
    public void configure() {
        // A file that was not sent is not taken up again by itself: it may have been, and each SMS costs.
        from("file:" + folder + "/outbox?include=.*\\.txt&delay=500&move=sent&moveFailed=failed")
                .routeId("outbox")
                .setHeader("CamelFivecentTo", simple("${file:name.noext}"))
                .convertBodyTo(String.class, StandardCharsets.UTF_8.name())
                .to("fivecent:sms")
                .log("${file:name} sent as ${header.CamelFivecentMessageId}");

        from("fivecent:inbox?delay=1000")
                .routeId("replies")
                // Whoever reads the folder finds whole files only.
                .to("file:" + folder + "/replies?fileName=${header.CamelFivecentMessageId}.json"
                        + "&tempFileName=${header.CamelFivecentMessageId}.tmp");
    }

    private static String text(Dictionary<String, ?> settings, String name) {
        Object value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing in etc/" + Activator.PID + ".cfg");
        }
        return value.toString();
    }
}

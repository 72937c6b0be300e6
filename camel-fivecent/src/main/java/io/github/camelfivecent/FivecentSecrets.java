package io.github.camelfivecent;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Tells Camel which options are secret, wherever it shows a URI or a property. Of a component's own {@code secret = true},
 * and of a Kamelet's {@code format: password}, it takes no notice where they are not in its catalog: Camel Main logs its
 * properties at start, and JMX shows the URIs of routes.
 */
public final class FivecentSecrets implements ContextServicePlugin {

    private static final String NAMES = "keyId,keySecret,webhookToken";

    @Override
    public void load(CamelContext context) {
        String already = context.getCamelContextExtension().getAdditionalSensitiveKeywords();
        context.getCamelContextExtension()
                .setAdditionalSensitiveKeywords(Stream.of(already, NAMES)
                        .filter(names -> names != null && !names.isBlank())
                        .collect(Collectors.joining(",")));
    }
}

package io.github.camelfivecent.kamelet;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Tells Camel which properties of the Kamelets are secret. Of a Kamelet's own {@code format: password} it takes no notice:
 * Camel Main logs the properties of each Kamelet at start, and the URI {@code kamelet:NAME?keyId=...} is logged as it is.
 */
public final class Secrets implements ContextServicePlugin {

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

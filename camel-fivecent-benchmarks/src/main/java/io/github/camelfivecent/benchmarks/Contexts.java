package io.github.camelfivecent.benchmarks;

import io.github.camelfivecent.FivecentComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Camel contexts with what is measured in them, each allowed as many connections as there are callers. */
final class Contexts {

    private Contexts() {}

    /**
     * A context that is not started yet.
     *
     * @param base        base URL of the service
     * @param connections how many requests may be under way
     * @param keys        what the server shows, or null without TLS
     */
    static CamelContext of(String base, int connections, Keys keys) {
        CamelContext context = new DefaultCamelContext();
        FivecentComponent fivecent = context.getComponent("fivecent", FivecentComponent.class);
        fivecent.getConfiguration().setKeyId(BareClient.KEY_ID);
        fivecent.getConfiguration().setKeySecret(BareClient.KEY_SECRET);
        fivecent.getConfiguration().setSmsBaseUrl(base);
        fivecent.getConfiguration().setMaxConcurrentRequests(connections);
        fivecent.getConfiguration().setMaxTotalConnections(connections);
        for (String scheme : new String[] {"http", "https"}) {
            HttpComponent http = context.getComponent(scheme, HttpComponent.class);
            http.setMaxTotalConnections(connections);
            http.setConnectionsPerRoute(connections);
            if (keys != null) {
                http.setSslContextParameters(trusting(keys));
            }
        }
        if (keys != null) {
            fivecent.getConfiguration().setSslContextParameters(trusting(keys));
        }
        return context;
    }

    private static SSLContextParameters trusting(Keys keys) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keys.file());
        store.setType("PKCS12");
        store.setPassword(Keys.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }
}

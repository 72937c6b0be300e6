package io.github.camelfivecent.examples.karaf;

import java.util.Dictionary;
import java.util.Hashtable;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ManagedService;

/**
 * Runs the routes as {@code etc/io.github.camelfivecent.examples.karaf.cfg} says: from when the file is there, and anew
 * after each change of it.
 */
public final class Activator implements BundleActivator {

    static final String PID = "io.github.camelfivecent.examples.karaf";

    private BundleContext bundle;
    private OsgiDefaultCamelContext camel;

    @Override
    public void start(BundleContext context) {
        bundle = context;
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_PID, PID);
        context.registerService(ManagedService.class, this::updated, properties);
    }

    private synchronized void updated(Dictionary<String, ?> settings) {
        stopRoutes();
        if (settings == null) {
            return;
        }
        camel = new OsgiDefaultCamelContext(bundle);
        try {
            FolderRoutes.addTo(camel, settings);
            camel.start();
        } catch (Exception e) {
            stopRoutes();
            throw new IllegalStateException("The routes do not start", e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        stopRoutes();
    }

    private synchronized void stopRoutes() {
        if (camel != null) {
            camel.stop();
            camel = null;
        }
    }
}

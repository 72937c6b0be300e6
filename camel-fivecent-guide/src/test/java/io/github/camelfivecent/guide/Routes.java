package io.github.camelfivecent.guide;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.ledger.MapSendRepository;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A Camel context in which the routes of the guide are set up as in an application, with all their endpoints, but do
 * not run. Components that are not on the class path are stubs.
 */
final class Routes {

    private Routes() {}

    /** @param block whose routes are to be set up, with the properties of Kamelets that its page has */
    static CamelContext context(Block block) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        ComponentResolver found = context.getCamelContextExtension().getContextPlugin(ComponentResolver.class);
        context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, (name, in) -> {
            Component component = found.resolveComponent(name, in);
            return component == null ? new Stub() : component;
        });
        FivecentComponent fivecent = context.getComponent("fivecent", FivecentComponent.class);
        fivecent.getConfiguration().setKeyId("id");
        fivecent.getConfiguration().setKeySecret("secret");
        fivecent.getConfiguration().setSender("Shop");
        fivecent.getConfiguration().setWebhookToken("token");
        context.addComponent("marketing", fivecent("of another account"));
        if (!block.code().contains("ClusterService")) {
            context.addService(new FileLockClusterService());
        }
        beans().forEach(context.getRegistry()::bind);
        context.getPropertiesComponent().setInitialProperties(kamelets(block));
        context.getPropertiesComponent().addPropertiesSource(everyPlaceholder());
        context.setAutoStartup(false);
        context.start();
        return context;
    }

    /** What the guide names by {@code #bean:} and the like. */
    static Map<String, Object> beans() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
        return Map.of(
                "dataSource", dataSource,
                "cursorMap", new ConcurrentHashMap<String, String>(),
                "ledger", new MapSendRepository(new ConcurrentHashMap<>()),
                "cursors", new MapCursorRepository(new ConcurrentHashMap<>()),
                "seen", new MemoryIdempotentRepository(),
                "report", new Report());
    }

    private static Properties kamelets(Block block) throws IOException {
        Properties kamelets = new Properties();
        for (Block other : Block.of("properties").toList()) {
            if (other.page().equals(block.page()) && other.code().startsWith("camel.kamelet.")) {
                kamelets.load(new StringReader(other.code().replaceAll("\\{\\{env:\\w+}}", "value")));
            }
        }
        return kamelets;
    }

    private static FivecentComponent fivecent(String key) {
        FivecentComponent component = new FivecentComponent();
        component.getConfiguration().setKeyId("id " + key);
        component.getConfiguration().setKeySecret("secret " + key);
        component.getConfiguration().setSender("Shop");
        return component;
    }

    /** Of the guide; those in the templates of Kamelets have no dot. */
    private static PropertiesSource everyPlaceholder() {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "guide";
            }

            @Override
            public String getProperty(String name) {
                return name.contains(".") ? "value" : null;
            }
        };
    }

    /** Takes every URI, and is a server for webhooks as well. */
    private static final class Stub extends StubComponent implements RestConsumerFactory {
        @Override
        public Consumer createConsumer(
                CamelContext context,
                Processor processor,
                String verb,
                String basePath,
                String uriTemplate,
                String consumes,
                String produces,
                RestConfiguration configuration,
                Map<String, Object> parameters)
                throws Exception {
            return context.getEndpoint("stub:" + basePath).createConsumer(processor);
        }
    }

    /** The quickstart's bean of this name. */
    public static final class Report {
        public void sms() {}

        public void email() {}

        public void fileRead() {}
    }
}

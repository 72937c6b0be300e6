package io.github.camelfivecent.guide;

import io.github.camelfivecent.FivecentComponent;
import io.github.camelfivecent.cursor.MapCursorRepository;
import io.github.camelfivecent.ledger.MapSendRepository;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A Camel context in which the routes of the guide are set up as in an application, with all their endpoints, but do
 * not run. Components that are not what the guide is about are stubs.
 */
final class Routes {

    private static final Set<String> REAL = Set.of("fivecent", "webhook", "master", "kamelet", "direct");

    private Routes() {}

    static CamelContext context() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        ComponentResolver found = context.getCamelContextExtension().getContextPlugin(ComponentResolver.class);
        context.getCamelContextExtension()
                .addContextPlugin(
                        ComponentResolver.class,
                        (name, in) -> REAL.contains(name) ? found.resolveComponent(name, in) : stub());
        FivecentComponent fivecent = context.getComponent("fivecent", FivecentComponent.class);
        fivecent.getConfiguration().setKeyId("id");
        fivecent.getConfiguration().setKeySecret("secret");
        fivecent.getConfiguration().setSender("Shop");
        fivecent.getConfiguration().setWebhookToken("token");
        context.addComponent("marketing", fivecent("of another account"));
        context.addService(new FileLockClusterService());
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
        Map.of(
                        "dataSource", dataSource,
                        "cursorMap", new ConcurrentHashMap<String, String>(),
                        "ledger", new MapSendRepository(new ConcurrentHashMap<>()),
                        "cursors", new MapCursorRepository(new ConcurrentHashMap<>()),
                        "seen", new MemoryIdempotentRepository(),
                        "report", new Report())
                .forEach(context.getRegistry()::bind);
        context.getPropertiesComponent().addPropertiesSource(everyPlaceholder());
        context.setAutoStartup(false);
        context.start();
        return context;
    }

    private static FivecentComponent fivecent(String key) {
        FivecentComponent component = new FivecentComponent();
        component.getConfiguration().setKeyId("id " + key);
        component.getConfiguration().setKeySecret("secret " + key);
        component.getConfiguration().setSender("Shop");
        return component;
    }

    private static Component stub() {
        return new StubComponent();
    }

    private static PropertiesSource everyPlaceholder() {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "guide";
            }

            @Override
            public String getProperty(String name) {
                return "value";
            }
        };
    }

    /** The quickstart's bean of this name. */
    public static final class Report {
        public void sms() {}

        public void email() {}

        public void finish() {}
    }
}

package io.github.camelfivecent.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.PropertyBindingSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores as beans that are configured in text only. */
class CursorRepositoryBeansTest {

    private static final String PACKAGE = "#class:io.github.camelfivecent.cursor.";

    @TempDir
    private Path directory;

    @Test
    void aFileStoreTakesItsDirectory() throws Exception {
        StateRepository<String, String> bean =
                bean(new DefaultCamelContext(), "FileCursorRepository('" + directory + "')");
        bean.setState("key", "one");
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void aJdbcStoreTakesADataSourceAndATable() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:beans;DB_CLOSE_DELAY=-1");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("cursorDatabase", dataSource);
            bean(context, "JdbcCursorRepository(#bean:cursorDatabase)").setState("key", "one");
            bean(context, "JdbcCursorRepository(#bean:cursorDatabase, 'my_cursors')")
                    .setState("key", "two");
        }
        assertThat(JdbcCursorRepositoryContract.started(new JdbcCursorRepository(dataSource, "my_cursors"))
                        .getState("key"))
                .isEqualTo("two");
    }

    @Test
    void aMapStoreTakesAMap() throws Exception {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("cursorMap", map);
            bean(context, "MapCursorRepository(#bean:cursorMap)").setState("key", "one");
        }
        assertThat(map).containsEntry("key", "one");
    }

    @SuppressWarnings("unchecked")
    private static StateRepository<String, String> bean(DefaultCamelContext context, String declaration)
            throws Exception {
        Object bean = PropertyBindingSupport.resolveBean(context, PACKAGE + declaration);
        context.addService(bean);
        context.start();
        return (StateRepository<String, String>) bean;
    }
}

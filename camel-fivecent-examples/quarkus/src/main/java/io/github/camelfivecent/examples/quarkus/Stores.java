package io.github.camelfivecent.examples.quarkus;

import io.github.camelfivecent.cursor.JdbcCursorRepository;
import io.github.camelfivecent.ledger.JdbcSendRepository;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.h2.jdbcx.JdbcConnectionPool;

/** What is known after a restart: how far the inbox was read, and what was sent. */
public class Stores {

    @Produces
    @Singleton
    JdbcConnectionPool database(@ConfigProperty(name = "desk.database") String url) {
        return JdbcConnectionPool.create(url, "sa", "");
    }

    void close(@Disposes JdbcConnectionPool database) {
        database.dispose();
    }

    @Produces
    @Singleton
    @Named("cursors")
    @Unremovable
    JdbcCursorRepository cursors(DataSource database) {
        return new JdbcCursorRepository(database);
    }

    @Produces
    @Singleton
    @Named("sends")
    @Unremovable
    JdbcSendRepository sends(DataSource database) {
        return new JdbcSendRepository(database);
    }
}

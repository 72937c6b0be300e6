package io.github.camelfivecent.examples.quickstart;

import io.github.camelfivecent.cursor.JdbcCursorRepository;
import io.github.camelfivecent.ledger.JdbcSendRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database and a queue, both in this process and kept in files: what an application of yours has elsewhere. */
final class Stores implements AutoCloseable {

    private final JdbcConnectionPool database;
    private final JdbcTemplate sql;
    private final JdbcCursorRepository cursors;
    private final JdbcSendRepository sends;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    /** Opens what is in a folder, or creates it there. */
    Stores(Path folder) throws Exception {
        Path files = folder.toAbsolutePath();
        // what is committed is in the file, and the file is closed by us, not in the middle of a stop by Ctrl-C
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + files.resolve("quickstart")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "sa",
                "");
        sql = new JdbcTemplate(database);
        sql.execute("CREATE TABLE IF NOT EXISTS opt_outs"
                + " (number VARCHAR PRIMARY KEY, since TIMESTAMP WITH TIME ZONE)");
        cursors = new JdbcCursorRepository(database);
        cursors.start();
        sends = new JdbcSendRepository(database);
        sends.start();
        broker.setConfiguration(broker(files.resolve("artemis"))).start();
    }

    void bindTo(Main main) {
        main.bind("dataSource", database);
        main.bind("connectionFactory", new ActiveMQConnectionFactory("vm://0"));
        main.bind("cursors", cursors);
        main.bind("sends", sends);
    }

    private static Configuration broker(Path folder) throws Exception {
        return new ConfigurationImpl()
                .addAcceptorConfiguration("in-vm", "vm://0")
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setJournalFileSize(1 << 20)
                .setMaxDiskUsage(-1);
    }

    /** How many messages are in the queue of the replies. */
    long queued() {
        Queue queue = broker.getActiveMQServer().locateQueue("replies");
        return queue == null ? 0 : queue.getMessageCount();
    }

    /** How many numbers have opted out. */
    int optOuts() {
        return count("SELECT COUNT(*) FROM opt_outs");
    }

    /** From where a run goes on that was stopped. */
    String position() {
        int served = count("SELECT COUNT(DISTINCT REGEXP_REPLACE(send_key, '.*:', '')) FROM camel_fivecent_send");
        List<String> newest = sql.queryForList(
                "SELECT REGEXP_SUBSTR(cursor_value, 'newest=(\\w+)', 1, 1, '', 1) FROM camel_fivecent_cursor"
                        + " WHERE cursor_name LIKE 'fivecent-inbox%' AND cursor_value LIKE '%newest=%'",
                String.class);
        String inbox = newest.isEmpty() ? "from its beginning" : "after " + newest.get(0);
        return String.format(
                "Resumed: %,d customers were served before, inbox %s, %,d opt-outs in the table",
                served, inbox, optOuts());
    }

    private int count(String query) {
        Integer count = sql.queryForObject(query, Integer.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() throws IOException {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IOException("The queue could not be closed", e);
        } finally {
            database.dispose();
        }
    }
}

package io.github.camelfivecent.examples.quickstart;

import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * What a run left in its folder.
 *
 * @param errors the lines of errors.csv after the headline
 * @param unknown the lines of unknown.csv after the headline
 * @param files what is in the files of replies, in the order of their names
 * @param queued what is in the queue of replies
 * @param optOuts the numbers in the table of opt-outs
 */
record Kept(List<String> errors, List<String> unknown, List<String> files, List<String> queued, List<String> optOuts) {

    static Kept in(Path folder) throws Exception {
        try (Stream<Path> replies = Files.list(folder.resolve("replies"))) {
            return new Kept(
                    lines(folder.resolve("errors.csv")),
                    lines(folder.resolve("unknown.csv")),
                    replies.sorted().map(Kept::text).toList(),
                    queued(folder),
                    optOuts(folder));
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> queued(Path folder) throws Exception {
        Stores stores = new Stores(folder.resolve("state"));
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://0");
                JMSContext jms = connections.createContext()) {
            List<String> texts = new ArrayList<>();
            for (Object message : Collections.list(
                    jms.createBrowser(jms.createQueue("replies")).getEnumeration())) {
                texts.add(((TextMessage) message).getText());
            }
            return texts;
        } finally {
            stores.close();
        }
    }

    /** Takes the positions away, as if the process had died before it could keep them. */
    static void forgetCursors(Path folder) throws SQLException {
        try (Connection connection = database(folder)) {
            connection.createStatement().execute("DELETE FROM camel_fivecent_cursor");
        }
    }

    private static Connection database(Path folder) throws SQLException {
        Path database = folder.resolve("state/quickstart").toAbsolutePath();
        return DriverManager.getConnection("jdbc:h2:file:" + database, "sa", "");
    }

    /** The numbers in the table, also while the quickstart runs in this JVM. */
    static List<String> optOuts(Path folder) throws SQLException {
        try (Connection connection = database(folder);
                ResultSet rows = connection.createStatement().executeQuery("SELECT number FROM opt_outs")) {
            List<String> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
            return numbers;
        }
    }
}

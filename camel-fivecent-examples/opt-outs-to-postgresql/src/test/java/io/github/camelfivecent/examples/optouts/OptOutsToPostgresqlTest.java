package io.github.camelfivecent.examples.optouts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application as a process of its own, against a real PostgreSQL and the sandbox. */
@Timeout(600)
class OptOutsToPostgresqlTest {

    private FivecentSandbox sandbox;
    private EmbeddedPostgres postgres;
    private Demo demo;

    @BeforeEach
    void start() throws IOException {
        sandbox = FivecentSandbox.start();
        postgres = EmbeddedPostgres.start();
        demo = new Demo(sandbox, postgres);
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
        sandbox.stop();
    }

    @Test
    void thereAreExactlyAsManyRowsAsOptOutsHoweverOftenItIsKilled() throws Exception {
        sandbox.account().seedOptOuts(1_000);
        for (int kills = 0; kills < 2; kills++) {
            demo.runUntilKilled();
        }
        demo.runUntilAllAreRows();

        assertThat(numbers())
                .containsExactlyInAnyOrderElementsOf(sandbox.account().optOuts().stream()
                        .map(StoredOptOut::number)
                        .toList());
    }

    /** As when it was killed after the row and before the cursor. */
    @Test
    void anOptOutThatIsARowAlreadyDoesNotBecomeASecondOne() throws Exception {
        sandbox.account().seedOptOuts(10);
        String first = sandbox.account().optOuts().get(0).number();
        demo.database().update("INSERT INTO opt_outs VALUES (?, '2020-01-01')", first);
        demo.runUntilAllAreRows();

        assertThat(numbers()).hasSize(10).containsOnlyOnce(first);
    }

    /** The sandbox leaves no field out, a service may. */
    @Test
    void anOptOutWithoutATimeOrANumberHoldsUpNoOther() throws Exception {
        byte[] list =
                """
                {"error":"","count":3,"next_page":"api/v5/optouts?after=","numbers":[
                {"id":"692a1c03aaaaaaaaaaaaaa03","number":"61491570157","timestamp":1764367363},
                {"id":"692a1c02aaaaaaaaaaaaaa02","timestamp":1764367362},
                {"id":"692a1c01aaaaaaaaaaaaaa01","number":"61491570156"}]}
                """
                        .getBytes(UTF_8);
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", request -> {
            request.getResponseHeaders().add("Content-Type", "application/json");
            request.sendResponseHeaders(200, list.length);
            request.getResponseBody().write(list);
            request.close();
        });
        service.start();
        try {
            demo.runUntilRows(2, "http://127.0.0.1:" + service.getAddress().getPort() + "/api/v5");
        } finally {
            service.stop(0);
        }

        assertThat(numbers()).containsExactlyInAnyOrder("61491570156", "61491570157");
        assertThat(demo.database().queryForList("SELECT number FROM opt_outs WHERE since IS NULL", String.class))
                .containsExactly("61491570156");
    }

    private List<String> numbers() {
        return demo.database().queryForList("SELECT number FROM opt_outs", String.class);
    }
}

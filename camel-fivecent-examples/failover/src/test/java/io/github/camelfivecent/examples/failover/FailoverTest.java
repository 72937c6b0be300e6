package io.github.camelfivecent.examples.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nodes as processes of their own, against a real PostgreSQL and the sandbox. */
@Timeout(600)
class FailoverTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path locks;

    @Test
    void theOtherNodeGoesOnWhereTheKilledOneWas(FivecentSandbox sandbox) throws Exception {
        try (Demo demo = new Demo(sandbox, locks)) {
            demo.startNode("a");
            demo.startNode("b");
            // a picture and no text
            Instant now = Instant.now();
            sandbox.account()
                    .insert(new StoredInbound(
                            sandbox.account().newId(now), "0491570156", "0480000000", null, now, "", "", List.of()));
            String leader = demo.awaitLeader();
            demo.peopleWrite();
            String standby = leader.equals("a") ? "b" : "a";
            // long enough for the other to begin as well, if it did
            demo.awaitRowsOf(leader, 300);
            assertThat(demo.rowsOf(standby)).isZero();

            demo.kill(leader);
            demo.awaitRowsOf(standby, 0);
            int rows = demo.rowsOf(leader);
            demo.startNode(leader);
            demo.kill(standby);
            demo.awaitRowsOf(leader, rows);
            demo.peopleStop();
            demo.awaitAll();

            assertThat(demo.ids())
                    .containsExactlyInAnyOrderElementsOf(sandbox.account().inbox().stream()
                            .map(StoredInbound::id)
                            .toList());
        }
    }
}

package io.github.camelfivecent.examples.optouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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

    private List<String> numbers() {
        return demo.database().queryForList("SELECT number FROM opt_outs", String.class);
    }
}

package io.github.camelfivecent.examples.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OptOutsTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path folder;

    @Test
    void thereAreAsManyRowsAsOptOutsAlsoAfterARestart(FivecentSandbox sandbox) throws Exception {
        sandbox.account().seedOptOuts(20);
        run(sandbox, 20);
        int requests = sandbox.account().requests().size();
        sandbox.account().optOut("0491570156");
        sandbox.account().optOut("0491570157");
        run(sandbox, 22);

        assertThat(WithSandbox.rows(folder)).isEqualTo(22);
        assertThat(requests).isPositive();
    }

    private void run(FivecentSandbox sandbox, int rows) throws Exception {
        Main main = WithSandbox.application(sandbox, folder);
        main.start();
        try {
            await().atMost(Duration.ofSeconds(50)).until(() -> WithSandbox.rows(folder) >= rows);
        } finally {
            main.stop();
        }
        assertThat(WithSandbox.rows(folder)).isEqualTo(rows);
    }
}

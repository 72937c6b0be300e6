package io.github.camelfivecent.examples.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import io.github.camelfivecent.sandbox.fault.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FallbackTest {

    private static final int FOREVER = 1_000_000;

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    @TempDir
    private Path folder;

    private final Account account = SANDBOX.sandbox().account();
    private Main main;

    @AfterEach
    void stop() {
        main.stop();
    }

    private void start(int afterSeconds) {
        main = Demo.application(SANDBOX.sandbox(), folder, afterSeconds);
        main.start();
    }

    @Test
    void anSmsFollowsTheEmailThatBouncedAndNoOther() throws Exception {
        start(FOREVER);
        Demo.notices().forEach(this::give);
        account.advanceEmail(account.emails().get(0).id(), "delivered");
        account.advanceEmail(account.emails().get(1).id(), "bounced");

        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        awaitCount("SELECT COUNT(*) FROM notices WHERE state = 'ARRIVED'", 1);
        looks(3);

        assertThat(account.sentSms()).extracting(StoredSms::destination).containsExactly("0491570156");
    }

    @Test
    void anSmsFollowsTheEmailThatDidNotArriveInTimeAndNoOther() throws Exception {
        start(FOREVER);
        Demo.notices().forEach(this::give);
        account.advanceEmail(account.emails().get(0).id(), "delivered");
        account.advanceEmail(account.emails().get(1).id(), "delivered");
        main.stop();

        start(0);

        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        awaitCount("SELECT COUNT(*) FROM notices WHERE state = 'ARRIVED'", 2);
        assertThat(account.sentSms()).extracting(StoredSms::destination).containsExactly("0491570157");
    }

    /** Where the account has a word for an email that was read, and {@code email.arrived} is that word. */
    @Test
    void anSmsFollowsTheEmailThatStaysUnreadAndNoOther() throws Exception {
        start(FOREVER);
        Demo.notices().forEach(this::give);
        account.advanceEmail(account.emails().get(0).id(), "opened");
        account.advanceEmail(account.emails().get(1).id(), "delivered");
        account.advanceEmail(account.emails().get(2).id(), "opened");
        main.stop();

        main = Demo.application(SANDBOX.sandbox(), folder, 0);
        main.addOverrideProperty("email.arrived", "opened");
        main.start();

        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        awaitCount("SELECT COUNT(*) FROM notices WHERE state = 'ARRIVED'", 2);
        looks(3);
        assertThat(account.sentSms()).extracting(StoredSms::destination).containsExactly("0491570156");
    }

    @Test
    void whatArrivedWhileNobodyLookedIsNotFollowedByAnSms() throws Exception {
        start(FOREVER);
        give(Demo.notice("anna", "0491570006"));
        awaitCount("SELECT COUNT(*) FROM notices WHERE state = 'UNDER_WAY'", 1);
        main.stop();
        account.advanceEmail(account.emails().get(0).id(), "delivered");
        // of the statuses nothing is heard, of the email itself it is
        SANDBOX.sandbox().faults().on("email.list").always().failBefore(Fault.unavailable());

        start(0);

        awaitCount("SELECT COUNT(*) FROM notices WHERE state = 'ARRIVED'", 1);
        // what is under way comes to its end first
        main.stop();
        assertThat(account.sentSms()).isEmpty();
    }

    @Test
    void anSmsThatWasNotWrittenDownIsNotSentAgain() throws Exception {
        start(0);
        give(Demo.notice("ben", "0491570156"));
        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        main.stop();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:" + folder.resolve("notices").toAbsolutePath(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE notices SET sms_id = NULL");
        }

        start(0);

        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        assertThat(account.sentSms()).hasSize(1);
    }

    @Test
    void anSmsWhoseAnswerWasLostIsNotSentAgain() throws Exception {
        SANDBOX.sandbox().faults().on("sms.send").failAfter(Fault.reset());
        start(0);

        give(Demo.notice("ben", "0491570156"));

        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        assertThat(account.sentSms()).hasSize(1);
    }

    @Test
    void anSmsOfWhichNothingCanBeFoundOutIsWrittenDownOnceAndNotSentAgain() throws Exception {
        SANDBOX.sandbox().faults().on("sms.send").failAfter(Fault.reset());
        SANDBOX.sandbox().faults().on("sms.list").always().failBefore(Fault.error(400));
        start(0);

        give(Demo.notice("ben", "0491570156"));

        awaitCount("SELECT COUNT(problem) FROM notices", 1);
        long asked = asked("sms.list");
        looks(3);
        assertThat(asked("sms.list")).isEqualTo(asked);
        assertThat(account.sentSms()).hasSize(1);
    }

    @Test
    void aNumberThatCannotBeSentToIsWrittenDownAndHoldsUpNobody() throws Exception {
        start(0);

        give(Demo.notice("dan", "12"));
        give(Demo.notice("ben", "0491570156"));

        awaitCount("SELECT COUNT(problem) FROM notices", 1);
        awaitCount("SELECT COUNT(sms_id) FROM notices", 1);
        assertThat(account.requests())
                .filteredOn(request -> request.operation().equals("sms.send"))
                .hasSize(1);
    }

    @Test
    void aNoticeThatComesTwiceIsOneEmail() {
        start(FOREVER);

        give(Demo.notice("anna", "0491570006"));
        give(Demo.notice("anna", "0491570006"));

        assertThat(account.emails()).hasSize(1);
    }

    private void give(Notice notice) {
        main.getCamelContext().createProducerTemplate().sendBody("direct:notify", notice);
    }

    private void awaitCount(String query, int wanted) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(Demo.count(folder, query)).as(query).isEqualTo(wanted));
    }

    /** Waits until the statuses were looked at so often again. */
    private void looks(int more) {
        long wanted = looks() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> looks() >= wanted);
    }

    private long looks() {
        return asked("email.list");
    }

    private long asked(String operation) {
        return account.requests().stream()
                .filter(request -> request.operation().equals(operation))
                .count();
    }
}

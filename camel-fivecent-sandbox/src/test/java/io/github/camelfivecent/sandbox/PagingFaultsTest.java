package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfivecent.sandbox.Caller.Reply;
import io.github.camelfivecent.sandbox.domain.Account;
import io.github.camelfivecent.sandbox.fault.Faults;
import io.github.camelfivecent.sandbox.fault.PagingFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagingFaultsTest {
    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private Account account;
    private Faults faults;
    private Caller caller;

    @BeforeEach
    void begin(FivecentSandbox sandbox) {
        account = sandbox.account();
        account.seedInbox(250);
        faults = sandbox.faults();
        caller = new Caller(sandbox);
    }

    @Test
    void servesAPageTwice() {
        faults.on("inbox.list").skip(2).page(PagingFault.duplicate());

        assertThat(walk(6)).containsExactly(249, 199, 199, 149, 99, 49);
    }

    @Test
    void leadsAPageToItself() {
        faults.on("inbox.list").skip(1).always().page(PagingFault.loop());

        assertThat(walk(4)).containsExactly(249, 199, 199, 199);
    }

    @Test
    void leadsTwoPagesBack() {
        faults.on("inbox.list").skip(3).page(PagingFault.loop(2));

        assertThat(walk(6)).containsExactly(249, 199, 149, 99, 149, 99);
    }

    @Test
    void beginsAgainFromTheFirstPage() {
        faults.on("inbox.list").skip(2).page(PagingFault.backwards());

        assertThat(walk(4)).containsExactly(249, 199, 249, 199);
    }

    @Test
    void leadsToAnotherHostOrPathWithTheRightCursor() {
        faults.on("inbox.list").page(PagingFault.foreignHost());
        Reply page = caller.sms("GET", "/inbox");
        assertThat(page.body().path("next_page").asText())
                .isEqualTo("https://elsewhere.example/api/v5/inbox?after=" + page.after());

        faults.on("inbox.list").page(PagingFault.foreignPath());
        assertThat(caller.sms("GET", "/inbox").body().path("next_page").asText())
                .isEqualTo("/api/v5/elsewhere?after=" + page.after());
    }

    @Test
    void addsAndDeletesDuringAWalk() {
        String anchor = account.inbox().get(200).id();
        faults.on("inbox.list").skip(1).run(() -> {
            account.receive("0412333555", "at the top");
            account.remove(anchor);
        });

        assertThat(walk(5)).containsExactly(249, 199, 149, 99, 49);
        assertThat(first(caller.sms("GET", "/inbox"))).isEqualTo("at the top");
    }

    private List<Integer> walk(int pages) {
        List<Integer> firsts = new ArrayList<>();
        String after = "";
        for (int page = 0; page < pages; page++) {
            Reply reply = caller.sms("GET", "/inbox" + (after.isEmpty() ? "" : "?after=" + after));
            firsts.add(Integer.valueOf(first(reply).replace("Message ", "")));
            after = reply.after();
        }
        return firsts;
    }

    private static String first(Reply reply) {
        return reply.body().at("/messages/0/message").asText();
    }
}

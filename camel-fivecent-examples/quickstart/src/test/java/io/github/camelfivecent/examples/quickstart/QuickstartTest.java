package io.github.camelfivecent.examples.quickstart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredInbound;
import io.github.camelfivecent.sandbox.domain.StoredOptOut;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX =
            new FivecentSandboxExtension(builder -> builder.deliverAfter(Duration.ofMillis(50)));

    private static final Path CUSTOMERS = Path.of("data", "customers.csv");

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void sendsToEachCustomerAndKeepsTheLinesThatAreWrong(String dsl, FivecentSandbox sandbox) throws Exception {
        Report report = run(sandbox, CUSTOMERS, dsl);

        assertThat(sandbox.account().sentSms())
                .hasSize(44)
                .allSatisfy(sms -> assertThat(sms.destination()).matches("04\\d{8}|[1-9]\\d{7,14}"))
                .extracting(StoredSms::text)
                .contains(
                        "Hi Chloé Dubois, your éclairs and crème brûlée are ready.",
                        "Hi Leo Martin 🎸, your bread rolls are ready. See you at the gig 🤘",
                        "Hi Daniel Morris, your order 1074 is ready: 12 rolls, 2 loaves, 1 tart.");
        assertThat(sandbox.account().emails())
                .hasSize(24)
                .filteredOn(email -> email.recipients().contains("mia.nguyen@example.com"))
                .extracting(StoredEmail::order)
                .singleElement()
                .satisfies(email -> {
                    assertThat(email.subject()).isEqualTo("Your order");
                    assertThat(email.senderName()).isEqualTo("Corner Bakery");
                    assertThat(email.text())
                            .isEqualTo("Hi Mia Nguyen,\n\nyour sourdough is ready. We are open until 5 pm.");
                });
        Kept kept = Kept.in(output);
        assertThat(kept.errors())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Lucas Walker,491573770,")
                                .contains("lost its leading 0"),
                        line -> assertThat(line)
                                .startsWith("Harper Baker,0491 577,")
                                .contains("sms.send: to "),
                        line -> assertThat(line)
                                .startsWith("Samuel Mitchell,,,")
                                .contains("neither a mobile number"),
                        line -> assertThat(line).startsWith("Ivy Collins,").contains("email.send: Recipient "),
                        line -> assertThat(line).startsWith("Xavier Cook,").contains("a line needs 4 columns"));
        assertThat(kept.unknown()).isEmpty();
        assertThat(report.isStopped()).isFalse();
        assertThat(report)
                .asString()
                .contains(
                        "50 customers",
                        "44   48 segments, 48 credits",
                        "errors.csv",
                        "replies         12",
                        "opt-outs         6")
                .doesNotContain("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void takesRepliesToFilesAndAQueueAndOptOutsToATable(String dsl, FivecentSandbox sandbox) throws Exception {
        run(sandbox, CUSTOMERS, dsl);

        Kept kept = Kept.in(output);
        List<StoredInbound> inbox = sandbox.account().inbox();
        assertThat(inbox).extracting(StoredInbound::text).contains("STOP", "Stop", "Thanks!");
        assertThat(kept.optOuts())
                .hasSize(6)
                .containsExactlyInAnyOrderElementsOf(sandbox.account().optOuts().stream()
                        .map(StoredOptOut::number)
                        .toList());
        assertThat(kept.files())
                .hasSize(12)
                .allSatisfy(reply -> assertThat(reply).startsWith("{\"id\":\"").doesNotContainIgnoringCase("\"stop\""));
        assertThat(kept.queued()).containsExactlyInAnyOrderElementsOf(kept.files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void whatMayHaveBeenSentIsReportedAndNotSentAgain(String dsl, FivecentSandbox sandbox) throws Exception {
        sandbox.wireMock()
                .stubFor(post(anyUrl())
                        .withRequestBody(containing("0491574632"))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        Report report = run(sandbox, CUSTOMERS, dsl);

        sandbox.wireMock().verify(1, postRequestedFor(anyUrl()).withRequestBody(containing("0491574632")));
        Kept kept = Kept.in(output);
        assertThat(kept.unknown())
                .singleElement()
                .asString()
                .startsWith("Sofia Rossi,0491 574 632,sofia.rossi@example.com,")
                .contains("not known");
        assertThat(kept.errors()).hasSize(5);
        assertThat(sandbox.account().sentSms()).hasSize(43);
        assertThat(report).asString().contains("unknown          1", "unknown.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void aKeyThatIsNotTakenStopsTheRunWhichGoesOnOnceItIsTaken(String dsl, FivecentSandbox sandbox) throws Exception {
        StubMapping refusal = sandbox.wireMock()
                .stubFor(post(anyUrl())
                        .withRequestBody(containing("0491574632"))
                        .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"Failed (Invalid Key ID)\"}")));

        Report report = run(sandbox, CUSTOMERS, dsl);

        assertThat(report.isStopped()).isTrue();
        assertThat(report).asString().contains("Stopped at customer 19: ", "check keyId and keySecret");
        assertThat(sandbox.account().sentSms()).hasSizeLessThan(44);

        sandbox.wireMock().removeStub(refusal);
        report = run(sandbox, CUSTOMERS, dsl);

        assertThat(report.isStopped()).isFalse();
        assertThat(report).asString().contains("50 customers", "44   48 segments, 48 credits", "emails sent     24");
        assertThat(sandbox.account().sentSms()).hasSize(44);
        assertThat(Kept.in(output).errors()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void aRunThatCameToItsEndIsFollowedByANewOne(String dsl, FivecentSandbox sandbox) throws Exception {
        run(sandbox, CUSTOMERS, dsl);
        Kept first = Kept.in(output);
        run(sandbox, CUSTOMERS, dsl);

        assertThat(Kept.in(output))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(first);
        assertThat(sandbox.account().sentSms()).hasSize(88);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void whatComesASecondTimeIsKeptOnce(String dsl, FivecentSandbox sandbox) throws Exception {
        run(sandbox, CUSTOMERS, dsl);
        Kept first = Kept.in(output);
        Files.delete(output.resolve("finished"));
        Kept.forgetCursors(output);
        sandbox.account().receive("0491570158", "One more thing");
        run(sandbox, CUSTOMERS, dsl);

        Kept second = Kept.in(output);
        assertThat(second.files()).hasSize(13).containsAll(first.files());
        assertThat(second.queued()).containsExactlyInAnyOrderElementsOf(second.files());
        assertThat(second.optOuts()).containsExactlyInAnyOrderElementsOf(first.optOuts());
        assertThat(sandbox.account().sentSms()).hasSize(44);
        assertThat(sandbox.account().emails()).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,mobile,email,text", "name,mobile,email,text\r\n\r\n"})
    void aFileWithoutCustomersIsNoError(String content, FivecentSandbox sandbox) throws Exception {
        Path empty = Files.writeString(output.resolve("empty.csv"), content);

        Report report = run(sandbox, empty, "java");

        assertThat(report).asString().contains("0 customers");
        assertThat(report.isStopped()).isFalse();
        assertThat(Kept.in(output).errors()).isEmpty();
    }

    private Report run(FivecentSandbox sandbox, Path customers, String dsl) throws Exception {
        try (RunFolder folder = RunFolder.open(output)) {
            return Quickstart.run(new Main(), sandbox, customers, folder, dsl);
        }
    }
}

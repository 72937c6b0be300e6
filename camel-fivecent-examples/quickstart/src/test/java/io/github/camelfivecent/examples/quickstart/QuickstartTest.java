package io.github.camelfivecent.examples.quickstart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredEmail;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    private static final Path CUSTOMERS = Path.of("data", "customers.csv");

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void sendsToEachCustomerAndKeepsTheLinesThatAreWrong(String dsl, FivecentSandbox sandbox) throws Exception {
        Report report = Quickstart.run(sandbox, CUSTOMERS, output, dsl);

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
        assertThat(errors())
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
        assertThat(unknown()).isEmpty();
        assertThat(report.isStopped()).isFalse();
        assertThat(report)
                .asString()
                .contains("50 customers", "44   48 segments, 48 credits", "errors.csv")
                .doesNotContain("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void whatMayHaveBeenSentIsReportedAndNotSentAgain(String dsl, FivecentSandbox sandbox) throws Exception {
        sandbox.wireMock()
                .stubFor(post(anyUrl())
                        .withRequestBody(containing("0491574632"))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        Report report = Quickstart.run(sandbox, CUSTOMERS, output, dsl);

        sandbox.wireMock().verify(1, postRequestedFor(anyUrl()).withRequestBody(containing("0491574632")));
        assertThat(unknown())
                .singleElement()
                .asString()
                .startsWith("Sofia Rossi,0491 574 632,sofia.rossi@example.com,")
                .contains("not known");
        assertThat(errors()).hasSize(5);
        assertThat(sandbox.account().sentSms()).hasSize(43);
        assertThat(report).asString().contains("unknown          1", "unknown.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void aKeyThatIsNotTakenStopsTheRunAndNoLineIsLost(String dsl, FivecentSandbox sandbox) throws Exception {
        sandbox.wireMock()
                .stubFor(post(anyUrl())
                        .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"Failed (Invalid Key ID)\"}")));

        Report report = Quickstart.run(sandbox, CUSTOMERS, output, dsl);

        sandbox.wireMock().verify(1, postRequestedFor(anyUrl()));
        assertThat(report.isStopped()).isTrue();
        assertThat(report).asString().contains("Stopped at customer 1: ", "check keyId and keySecret");
        assertThat(errors()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml"})
    void eachRunBeginsItsErrorFilesAnew(String dsl, FivecentSandbox sandbox) throws Exception {
        Quickstart.run(sandbox, CUSTOMERS, output, dsl);
        List<String> first = errors();
        Quickstart.run(sandbox, CUSTOMERS, output, dsl);

        assertThat(errors()).isEqualTo(first);
        assertThat(sandbox.account().sentSms()).hasSize(88);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,mobile,email,text", "name,mobile,email,text\r\n\r\n"})
    void aFileWithoutCustomersIsNoError(String content, FivecentSandbox sandbox) throws Exception {
        Path empty = Files.writeString(output.resolve("empty.csv"), content);

        Report report = Quickstart.run(sandbox, empty, output, "java");

        assertThat(report).asString().contains("0 customers");
        assertThat(report.isStopped()).isFalse();
        assertThat(errors()).isEmpty();
    }

    private List<String> errors() throws IOException {
        return linesAfterTheHeadline("errors.csv");
    }

    private List<String> unknown() throws IOException {
        return linesAfterTheHeadline("unknown.csv");
    }

    private List<String> linesAfterTheHeadline(String file) throws IOException {
        return Files.readAllLines(output.resolve(file)).stream().skip(1).toList();
    }
}

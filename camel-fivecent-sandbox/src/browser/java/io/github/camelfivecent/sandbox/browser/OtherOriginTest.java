package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page of somebody else, open in the same browser. */
@Tag("browser")
@Timeout(300)
class OtherOriginTest {
    private static final String ATTACK =
            """
            const base = arguments[0], done = arguments[arguments.length - 1];
            const quiet = promise => promise.then(() => {}, () => {});
            (async () => {
              const text = '{"key-id":"sandbox","key-secret":"sandbox","sender":"Evil","to":"0491000001","message":"Evil"}';
              for (const mode of ['cors', 'no-cors']) {
                for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded']) {
                  const how = body => ({method: 'POST', mode, headers: {'Content-Type': type}, body});
                  await quiet(fetch(base + '/sandbox/api/reset', how('{}')));
                  await quiet(fetch(base + '/sandbox/api/phones/0491000001/reply', how('{"text":"STOP"}')));
                  await quiet(fetch(base + '/5c/api/v5/sms', how(text)));
                  await quiet(fetch(base + '/__admin/reset', how('{}')));
                }
              }
              await quiet(fetch(base + '/sandbox/api/faults', {method: 'DELETE'}));
              await new Promise(loaded => {
                const form = Object.assign(document.createElement('form'), {method: 'post', enctype: 'text/plain', target: 'frame',
                  action: base + '/sandbox/api/reset'});
                const frame = Object.assign(document.createElement('iframe'), {name: 'frame', onload: loaded});
                form.append(Object.assign(document.createElement('input'), {name: '{"a":"', value: '"}'}));
                document.body.append(frame, form);
                form.submit();
                setTimeout(loaded, 5000);
              });
              let read = '';
              for (const mode of ['cors', 'no-cors']) {
                for (const path of ['/sandbox/', '/sandbox/api/status', '/sandbox/api/messages', '/sandbox/api/overview',
                  '/sandbox/api/accounts', '/sandbox/api/requests', '/__admin/requests', '/5c/api/v5/sms']) {
                  try {
                    read += await (await fetch(base + path, {mode})).text();
                  } catch (e) {
                    read += '';
                  }
                }
              }
              done(read);
            })();
            """;

    /** From an origin that the browser takes for the sandbox's own: every answer, with its status before it. */
    private static final String REBOUND =
            """
            const done = arguments[arguments.length - 1];
            const json = body => ({method: 'POST', headers: {'Content-Type': 'application/json'}, body});
            (async () => {
              const answers = [];
              for (const [path, how] of [['/sandbox/'], ['/sandbox/api/status'], ['/sandbox/api/messages'], ['/sandbox/api/accounts'],
                ['/__admin/mappings'], ['/sandbox/api/phones/0491000001/reply', json('{"text":"STOP"}')],
                ['/5c/api/v5/sms', json('{"key-id":"sandbox","key-secret":"sandbox","sender":"Evil","to":"0491000001","message":"Evil"}')],
                ['/sandbox/api/faults', {method: 'DELETE'}], ['/sandbox/api/reset', json('{}')]]) {
                const answer = await fetch(path, how);
                answers.push(answer.status + ' ' + await answer.text());
              }
              done(answers);
            })();
            """;

    private FivecentSandbox sandbox;
    private HttpServer other;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        sandbox =
                FivecentSandbox.builder().keyId("sandbox").keySecret("sandbox").start();
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<!DOCTYPE html><title>Evil</title><body>Evil".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(page);
            }
        });
        other.start();
        browser = new Browser("--host-resolver-rules=MAP rebound.example 127.0.0.1");
    }

    @AfterEach
    void stop() {
        browser.close();
        other.stop(0);
        sandbox.stop();
    }

    @Test
    void canNeitherDriveNorReadTheSandbox() {
        new App(sandbox).sms("0491000001", "Ours");
        sandbox.faults().on("email.send").always().latency(java.time.Duration.ofMillis(1));
        browser.open("http://localhost:" + other.getAddress().getPort() + "/");

        Object read = browser.scriptThatWaits(ATTACK, sandbox.url());

        assertThat(read).isEqualTo("");
        assertThat(sandbox.account().sentSms()).hasSize(1);
        assertThat(sandbox.account().inbox()).isEmpty();
        assertThat(sandbox.faults().armed()).hasSize(1);
        assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void cannotHaveThePageInAFrame() {
        browser.open("http://localhost:" + other.getAddress().getPort() + "/");

        browser.scriptThatWaits(
                """
                const done = arguments[arguments.length - 1];
                const frame = Object.assign(document.createElement('iframe'), {src: arguments[0], onload: () => done()});
                document.body.append(frame);
                """,
                sandbox.pageUrl());
        browser.driver().switchTo().frame(0);

        assertThat(browser.all("#phones")).isEmpty();
    }

    @Test
    void canBeReachedOnlyUnderANameOfThisMachine() {
        int port = URI.create(sandbox.url()).getPort();
        browser.open("http://rebound.example:" + port + "/sandbox/");
        assertThat(browser.driver().getPageSource())
                .contains("for this machine only")
                .doesNotContain("phones");

        browser.open("http://localhost:" + port + "/");
        browser.find("#live", "live");
    }

    @Test
    @SuppressWarnings("unchecked")
    void isRefusedAlsoWhenItsNameIsMadeToLeadHere() throws IOException {
        new App(sandbox).sms("0491000001", "Ours");
        sandbox.faults().on("email.send").always().latency(java.time.Duration.ofMillis(1));
        try (Rebound rebound = new Rebound()) {
            browser.open("http://rebound.example:" + rebound.port() + "/");
            assertThat(browser.driver().getTitle()).isEqualTo("Evil");
            rebound.rebind(URI.create(sandbox.url()).getPort());

            List<String> answers = (List<String>) browser.scriptThatWaits(REBOUND);

            assertThat(answers).hasSize(9).allMatch(answer -> answer.startsWith("403 "));
            assertThat(answers.toString()).doesNotContain("Ours", "keySecret");
        }
        assertThat(sandbox.account().sentSms()).hasSize(1);
        assertThat(sandbox.account().inbox()).isEmpty();
        assertThat(sandbox.faults().armed()).hasSize(1);
        assertThat(sandbox.requests()).hasSize(1);

        browser.open(sandbox.pageUrl());
        assertThat((List<String>) browser.scriptThatWaits(REBOUND))
                .as("the same from the sandbox's own page")
                .allMatch(answer -> answer.startsWith("200 "));
    }
}

package io.github.camelfivecent.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/**
 * The HTML of an email reaches nobody. Each way out is tried twice: in the frame, where nothing may arrive, and then in an
 * ordinary page, where it has to, so that a way that the browser does not take proves nothing.
 */
class HostileEmailTest extends OpenPage {
    /** What asks for something by being there. {0} is where, {1} a server that is only connected to. */
    private static final String BY_ITSELF =
            """
            <base href="http://localhost:{0}/base/">
            <link rel="stylesheet" href="http://localhost:{0}/{2}-css">
            <link rel="preconnect" href="http://localhost:{1}/">
            <link rel="dns-prefetch" href="http://{2}-looked-up.example/">
            <link rel="prefetch" href="http://localhost:{0}/{2}-prefetch">
            <link rel="preload" as="image" href="http://localhost:{0}/{2}-preload">
            <link rel="modulepreload" href="http://localhost:{0}/{2}-module-script">
            <link rel="icon" href="http://localhost:{0}/{2}-icon">
            <style>
              @import url("http://localhost:{0}/{2}-import");
              @font-face { font-family: "Far"; src: url("http://localhost:{0}/{2}-font"); }
              h1 { font-family: "Far"; background: url("http://localhost:{0}/{2}-background"); }
              li { list-style-image: url("http://localhost:{0}/{2}-list"); }
            </style>
            <h1>Seen</h1><ul><li>One</li></ul>
            <img src="http://localhost:{0}/{2}-image"><img srcset="http://localhost:{0}/{2}-srcset 1x">
            <img src="/sandbox/nothing" onerror="fetch('http://localhost:{0}/{2}-onerror')">
            <input type="image" src="http://localhost:{0}/{2}-input">
            <table background="http://localhost:{0}/{2}-table"><tr><td>Two</td></tr></table>
            <p style="background: url(http://localhost:{0}/{2}-inline)">Three</p>
            <svg width="9" height="9"><image href="http://localhost:{0}/{2}-svg" width="9" height="9"/></svg>
            <video src="http://localhost:{0}/{2}-video" poster="http://localhost:{0}/{2}-poster" autoplay muted></video>
            <audio src="http://localhost:{0}/{2}-audio" preload="auto"></audio>
            <object data="http://localhost:{0}/{2}-object"></object><embed src="http://localhost:{0}/{2}-embed">
            <iframe src="http://localhost:{0}/{2}-iframe"></iframe>
            <script src="http://localhost:{0}/{2}-far-script"></script>
            <script>
              fetch("http://localhost:{0}/{2}-fetch");
              navigator.sendBeacon("http://localhost:{0}/{2}-beacon");
              try { top.hacked = 1; } catch { }
            </script>
            """;

    private static final String REFRESH =
            "<h1>Seen</h1><meta http-equiv=\"refresh\" content=\"0;url=http://localhost:{0}/{2}-refresh\">";
    private static final String LINK = "<h1>Seen</h1><a href=\"http://localhost:{0}/{2}-link\">link</a>";
    private static final String TOP_LINK =
            "<h1>Seen</h1><a target=\"_top\" href=\"http://localhost:{0}/{2}-top\">link</a>";
    private static final String FORM =
            "<h1>Seen</h1><form action=\"http://localhost:{0}/{2}-form\"><button>Go</button></form>";

    private static final Set<String> WAYS = Set.of(
            "css",
            "prefetch",
            "preload",
            "module-script",
            "icon",
            "import",
            "font",
            "background",
            "list",
            "image",
            "srcset",
            "onerror",
            "input",
            "table",
            "inline",
            "svg",
            "video",
            "poster",
            "audio",
            "object",
            "embed",
            "iframe",
            "far-script",
            "fetch",
            "beacon");

    @TempDir
    static Path logs;

    private Elsewhere elsewhere;
    private Elsewhere connected;

    @BeforeAll
    static void openBrowserThatKeepsALog() {
        closeBrowser();
        browser = new Browser("--force-prefers-reduced-motion", "--log-net-log=" + logs.resolve("net.json"));
    }

    @AfterAll
    static void looksUpNoNameThatAnEmailNames() throws IOException {
        closeBrowser();
        String log = Files.readString(logs.resolve("net.json"));
        browser = new Browser();

        assertThat(log.lines().filter(line -> line.contains("-looked-up.example")))
                .isNotEmpty()
                .allMatch(line -> line.contains("control-looked-up.example"));
    }

    @BeforeEach
    void startElsewhere() throws IOException {
        elsewhere = new Elsewhere();
        connected = new Elsewhere();
    }

    @AfterEach
    void stopElsewhere() throws IOException {
        elsewhere.close();
        connected.close();
        // browsers tell what a frame wanted
        browser.open("about:blank");
        browser.complaints();
    }

    @Test
    void reachesNobodyByItself() {
        show(BY_ITSELF);
        assertThat(browser.script("return window.hacked === undefined")).isEqualTo(true);
        int before = connected.connections() + elsewhere.connections();

        control(BY_ITSELF);

        browser.until("everything that an ordinary page reaches: " + WAYS, () -> arrived("control")
                .equals(WAYS));
        browser.until("the connection", () -> connected.connections() > 0);
        assertThat(before).as("connections of the frame").isZero();
        assertThat(arrived("frame")).isEmpty();
    }

    @Test
    void isLockedInTwiceByTheFrameAndByItsOwnPolicy() throws Exception {
        WebElement frame = show("<h1>Seen</h1>");

        assertThat(browser.script("return arguments[0].getAttribute('sandbox')", frame))
                .as("what the frame allows")
                .isEqualTo("");
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(frame.getDomProperty("src")))
                                        .build(),
                                BodyHandlers.discarding())
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .startsWith("sandbox; default-src 'none';");
    }

    @Test
    void goesNowhereByItself() {
        show(REFRESH);

        int before = elsewhere.connections();
        control(REFRESH);

        assertThat(before).isZero();
        browser.until("the ordinary page goes on", () -> arrived("control").contains("refresh"));
        assertThat(arrived("frame")).isEmpty();
    }

    @Test
    void leadsNowhereWhenALinkIsClicked() {
        Map<String, String> ways = Map.of("link", LINK, "top", TOP_LINK, "form", FORM);
        ways.forEach((way, html) -> {
            clickIn(show(html));
            assertThat(browser.script("return location.pathname")).isEqualTo("/sandbox/");

            control(html);
            browser.driver()
                    .findElement(org.openqa.selenium.By.cssSelector("a, button"))
                    .click();
            browser.until("the ordinary page goes on", () -> arrived("control").contains(way));
            open();
        });

        assertThat(arrived("frame")).isEmpty();
    }

    @Test
    void showsImagesThatAreInTheEmailItself() {
        WebElement frame = show("<h1>Seen</h1><img id=\"own\" src=\"data:image/svg+xml,"
                + "%3Csvg xmlns='http://www.w3.org/2000/svg' width='31' height='7'/%3E\">");
        browser.driver().switchTo().frame(frame);
        browser.until("the image", () -> browser.find("#own").getSize().getWidth() == 31);
        browser.driver().switchTo().defaultContent();
    }

    /** Sends it as an email and waits until its frame shows it. */
    private WebElement show(String html) {
        app.email("mallory@example.com", "Hello", "Hello", at(html, "frame"));
        browser.click("#tab-mailboxes", "1");
        browser.click("#mailboxes .row", "mallory@example.com");
        WebElement frame = browser.find(".mail iframe");
        browser.script("arguments[0].scrollIntoView()", frame);
        browser.driver().switchTo().frame(frame);
        browser.find("h1", "Seen");
        browser.driver().switchTo().defaultContent();
        return frame;
    }

    private void clickIn(WebElement frame) {
        browser.driver().switchTo().frame(frame);
        browser.driver()
                .findElement(org.openqa.selenium.By.cssSelector("a, button"))
                .click();
        browser.driver().switchTo().defaultContent();
    }

    /** Shows it as an ordinary page of another origin. */
    private void control(String html) {
        elsewhere.page("<!DOCTYPE html>" + at(html, "control"));
        browser.open("http://127.0.0.1:" + elsewhere.port() + "/page");
    }

    private String at(String html, String where) {
        return html.replace("{0}", "" + elsewhere.port())
                .replace("{1}", "" + connected.port())
                .replace("{2}", where);
    }

    /** The ways by which something arrived elsewhere. */
    private Set<String> arrived(String from) {
        return elsewhere.paths().stream()
                .filter(path -> path.startsWith("/" + from + "-"))
                .map(path -> path.substring(from.length() + 2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

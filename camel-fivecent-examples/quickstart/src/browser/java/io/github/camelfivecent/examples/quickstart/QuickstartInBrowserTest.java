package io.github.camelfivecent.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The quickstart as somebody sees it who has the page of its sandbox open. */
@Tag("browser")
@Timeout(300)
class QuickstartInBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path output;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Main main = new Main();
    private FivecentSandbox sandbox;
    private ChromeDriver chromium;

    @BeforeEach
    void start() {
        sandbox = FivecentSandbox.builder().deliverAfter(Duration.ofMillis(50)).start();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(System.getProperty("chromium", "/usr/bin/chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage");
        chromium = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver"))
                                .toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        chromium.manage().window().setSize(new Dimension(1440, 900));
    }

    @AfterEach
    void stop() {
        chromium.quit();
        main.completed();
        thread.shutdown();
        sandbox.stop();
    }

    @Test
    void customersAreWrittenToAnswerAndOptOut() throws Exception {
        // the phones of the quickstart leave it to the browser to answer, and it goes on until it is told to end
        System.setProperty("quickstart.phones", "PT1H");
        chromium.get(sandbox.pageUrl());
        CompletableFuture<Report> running = CompletableFuture.supplyAsync(this::run, thread);
        await().atMost(PATIENCE)
                .until(() -> sandbox.account().sentSms().size() == 44
                        && sandbox.account().emails().size() == 24);
        find("#tab-phones", "Phones " + sandbox.account().conversations().size());
        find("#tab-mailboxes", "Mailboxes ");

        click("#phones .row", "0491 570 158");
        find(".bubble", "ready");
        find(".meta", "Sent (Delivery Confirmed)");
        click("#stop", "Reply STOP");
        find("#thread-about", "opted out");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Kept.optOuts(output)).contains("61491570158"));

        click("#panel-faults", "Faults");
        choose("#fault-form select[name=operation]", "inbox.list");
        click("#arm", "Arm");
        await().atMost(PATIENCE).until(() -> sandbox.requests().stream()
                .anyMatch(one -> !one.fault().isEmpty()));
        find(".reply textarea", "").sendKeys("Still here?", Keys.ENTER);
        find(".bubble.in", "Still here?");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(output.resolve("replies"))
                .isDirectoryRecursivelyContaining(reply -> says(reply, "Still here?")));

        main.completed();
        assertThat(running.join().isStopped()).isFalse();
    }

    private static boolean says(Path reply, String text) {
        try {
            return Files.isRegularFile(reply) && Files.readString(reply).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report run() {
        try (RunFolder folder = RunFolder.open(output)) {
            return Quickstart.run(main, sandbox, Path.of("data", "customers.csv"), folder, "java");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private WebElement find(String css, String text) {
        return new WebDriverWait(chromium, PATIENCE)
                .withMessage(css + " with " + text)
                .ignoring(RuntimeException.class)
                .until(driver -> {
                    List<WebElement> all = driver.findElements(By.cssSelector(css));
                    return all.stream()
                            .filter(element -> element.getText().contains(text))
                            .findFirst()
                            .orElse(null);
                });
    }

    /** Chooses, also when the page has just put another element in its place. */
    private void choose(String css, String value) {
        new WebDriverWait(chromium, PATIENCE).ignoring(RuntimeException.class).until(driver -> {
            new Select(find(css, "")).selectByValue(value);
            return true;
        });
    }

    /** Clicks, also when the page has just put another element in its place. */
    private void click(String css, String text) {
        new WebDriverWait(chromium, PATIENCE).ignoring(RuntimeException.class).until(driver -> {
            find(css, text).click();
            return true;
        });
    }
}

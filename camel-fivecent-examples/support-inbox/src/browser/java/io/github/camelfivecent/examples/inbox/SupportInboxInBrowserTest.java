package io.github.camelfivecent.examples.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import io.github.camelfivecent.sandbox.FivecentSandboxExtension;
import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The inbox as somebody uses it who has no mouse. */
@Tag("browser")
@Timeout(300)
class SupportInboxInBrowserTest {

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX =
            new FivecentSandboxExtension(builder -> builder.deliverAfter(Duration.ofSeconds(1)));

    @TempDir
    private Path folder;

    private Main main;
    private ChromeDriver chromium;

    @BeforeEach
    void start(FivecentSandbox sandbox) throws Exception {
        Demo.customersWrite(sandbox);
        main = Demo.application(sandbox, folder, 0);
        main.start();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(System.getProperty("chromium", "/usr/bin/chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
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
        chromium.manage().window().setSize(new Dimension(1000, 640));
        chromium.get(Demo.url(main) + "/");
    }

    @AfterEach
    void stop() {
        chromium.quit();
        main.stop();
    }

    @Test
    void aConversationIsReadAndAnsweredByTheKeyboard(FivecentSandbox sandbox) throws Exception {
        shows("#conversations", "Sam Brown (unread)");
        chromium.findElement(By.id("q")).sendKeys("156");
        awaitThat(() -> assertThat(chromium.findElements(By.cssSelector("#conversations button")))
                .hasSize(1));
        // past the box "only unread" to the conversation
        chromium.switchTo().activeElement().sendKeys(Keys.TAB);
        chromium.switchTo().activeElement().sendKeys(Keys.TAB);
        chromium.switchTo().activeElement().sendKeys(Keys.ENTER);
        shows("#who", "Sam Brown");
        shows("#messages", "It is the one with <b>7 candles</b>");
        assertThat(chromium.findElements(By.cssSelector("#messages b"))).isEmpty();

        chromium.switchTo()
                .activeElement()
                .sendKeys("It is ready – come any time", Keys.chord(Keys.CONTROL, Keys.ENTER));
        shows("#messages .sent", "It is ready – come any time");
        shows("#messages .sent", "Delivery Confirmed");
        assertThat(sandbox.account().sentSms())
                .extracting(StoredSms::text)
                .containsExactly("It is ready – come any time");
        assertThat(chromium.findElement(By.id("text")).getDomProperty("value")).isEmpty();

        sandbox.account().receive("0491570156", "On my way");
        shows("#messages", "On my way");
        assertThat(chromium.switchTo().activeElement().getDomProperty("id")).isEqualTo("text");
        chromium.findElement(By.id("q")).sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE);
        shows("#conversations", "Alex Tran (unread)");
        Files.write(Path.of("target", "inbox.png"), chromium.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void aReplyThatIsRefusedStaysInItsBoxAndTheReasonIsShown(FivecentSandbox sandbox) {
        sandbox.account().receive("0491570006", "STOP");
        shows("#conversations", "Alex Tran");
        chromium.findElement(By.cssSelector("#conversations button")).sendKeys(Keys.ENTER);
        shows("#messages", "STOP");

        chromium.switchTo().activeElement().sendKeys("One more offer", Keys.chord(Keys.CONTROL, Keys.ENTER));

        shows("#state", "opted out");
        sandbox.account().receive("0491570006", "Are you still there?");
        shows("#messages", "Are you still there?");
        sandbox.account().receive("0491570006", "Hello?");
        // a whole refresh later
        shows("#messages", "Hello?");
        assertThat(chromium.findElement(By.id("state")).getText()).contains("opted out");
        assertThat(chromium.findElement(By.id("text")).getDomProperty("value")).isEqualTo("One more offer");
        assertThat(sandbox.account().sentSms()).isEmpty();
    }

    private void shows(String css, String text) {
        awaitThat(() -> assertThat(chromium.findElements(By.cssSelector(css)))
                .anySatisfy(element -> assertThat(element.getText()).contains(text)));
    }

    private static void awaitThat(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}

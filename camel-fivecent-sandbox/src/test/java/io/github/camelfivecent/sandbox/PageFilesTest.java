package io.github.camelfivecent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/github/camelfivecent/sandbox/page");

    @RegisterExtension
    static final FivecentSandboxExtension SANDBOX = new FivecentSandboxExtension();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isServedUnderAPolicyThatLetsItReachTheSandboxOnly(Path file) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(SANDBOX.sandbox().pageUrl() + file.getFileName()))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readString(file));
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void neverTakesTextForHtmlAndNamesNoOtherHost(Path file) throws IOException {
        String source = Files.readString(file).replace("http://www.w3.org/2000/svg", "");

        assertThat(source)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc")
                .doesNotContainPattern("(?<!placeholder: \")https?://");
    }

    @Test
    void hasEveryFileThatItAsksFor() throws IOException {
        Pattern asked = Pattern.compile("(?:href|src)=\"([a-z-]+\\.\\w+)\"|from \"\\./([a-z-]+\\.js)\"");
        for (Path file : files()) {
            Matcher matcher = asked.matcher(read(file));
            while (matcher.find()) {
                String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                assertThat(FOLDER.resolve(name)).exists();
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.camelfivecent.guide;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.camel.RoutesBuilder;

/** The blocks of Java, each with what a reader would put around it, all compiled at once. */
final class JavaCode {

    private static final Pattern TYPE =
            Pattern.compile("^(?:public |final |abstract )*(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE);
    private static final Pattern ROUTES =
            Pattern.compile("^(?:from|onException|rest|errorHandler)\\(", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?[\\w.]+?(\\w+|\\*);\\n", Pattern.MULTILINE);

    /** What an editor would import. Where two types have one name, it is the one that the guide means. */
    private static final List<String> IMPORTS = Stream.of(
                    "java.math.BigDecimal",
                    "java.nio.file.*",
                    "java.time.*",
                    "java.util.*",
                    "javax.sql.DataSource",
                    "org.apache.camel.*",
                    "org.apache.camel.builder.RouteBuilder",
                    "org.apache.camel.component.file.cluster.FileLockClusterService",
                    "org.apache.camel.spi.DataType",
                    "org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository",
                    "java.io.IOException",
                    "org.apache.camel.karaf.core.OsgiDefaultCamelContext",
                    "org.apache.camel.main.Main",
                    "io.github.camelfivecent.*",
                    "io.github.camelfivecent.cursor.*",
                    "io.github.camelfivecent.ledger.*",
                    "io.github.camelfivecent.model.*",
                    "io.github.camelfivecent.sandbox.*",
                    "io.github.camelfivecent.sandbox.domain.*",
                    "io.github.camelfivecent.sandbox.fault.*",
                    "io.github.camelfivecent.sandbox.webhook.*",
                    "io.github.camelfivecent.sandbox.testing.Message",
                    "io.github.camelfivecent.sandbox.testing.MessageQuery",
                    "io.github.camelfivecent.sandbox.testing.Messages",
                    "io.github.camelfivecent.sandbox.testing.Statement",
                    "io.github.camelfivecent.test.infra.services.*",
                    "io.quarkus.arc.Unremovable",
                    "jakarta.enterprise.inject.Produces",
                    "jakarta.inject.Inject",
                    "jakarta.inject.Named",
                    "jakarta.inject.Singleton",
                    "org.apache.camel.test.junit5.CamelTestSupport",
                    "org.junit.jupiter.api.BeforeEach",
                    "org.junit.jupiter.api.Test",
                    "org.junit.jupiter.api.extension.ExtendWith",
                    "org.junit.jupiter.api.extension.RegisterExtension",
                    "org.junit.jupiter.api.parallel.Execution",
                    "org.junit.jupiter.api.parallel.ExecutionMode",
                    "org.osgi.framework.BundleActivator",
                    "org.osgi.framework.BundleContext",
                    "org.springframework.beans.factory.annotation.Autowired",
                    "org.springframework.beans.factory.annotation.Value",
                    "org.springframework.boot.test.context.SpringBootTest",
                    "org.springframework.context.annotation.Bean",
                    "org.springframework.stereotype.Component",
                    "static org.assertj.core.api.Assertions.assertThat",
                    "static org.junit.jupiter.api.Assertions.assertEquals")
            .map(name -> "import " + name + ";\n")
            .toList();

    private final Path folder;
    private final Map<String, List<String>> errors = new HashMap<>();

    JavaCode(Path folder, List<Block> blocks) throws IOException {
        this.folder = folder;
        List<Path> files = new ArrayList<>();
        for (Block block : blocks) {
            Path file = folder.resolve("code").resolve(block.id()).resolve("Code.java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, around(block)));
        }
        compile(files);
    }

    private void compile(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-XDshould-stop.ifError=GENERATE",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, null, null)) {
            compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                String file = Path.of(one.getSource().toUri())
                        .getParent()
                        .getFileName()
                        .toString();
                errors.computeIfAbsent(file, id -> new ArrayList<>()).add(one.toString());
            }
        }
    }

    /** What the compiler has against a block. */
    List<String> errors(Block block) {
        return errors.getOrDefault(block.id(), List.of());
    }

    /** The routes that a block holds; empty if it holds none. */
    List<RoutesBuilder> routes(Block block) throws IOException, ReflectiveOperationException {
        List<RoutesBuilder> routes = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            for (String name : types(block)) {
                Class<?> type = loader.loadClass("code." + block.id() + "." + name);
                if (RoutesBuilder.class.isAssignableFrom(type)) {
                    var constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    routes.add((RoutesBuilder) constructor.newInstance());
                }
            }
        }
        return routes;
    }

    private static List<String> types(Block block) {
        List<String> own =
                TYPE.matcher(block.code()).results().map(type -> type.group(1)).toList();
        return own.isEmpty() ? List.of("Code") : own;
    }

    private static String around(Block block) {
        // what is left out
        String code = block.code().replace("…", "/* … */");
        List<String> named =
                IMPORT.matcher(code).results().map(one -> one.group(1)).toList();
        Predicate<String> wanted = line -> named.stream().noneMatch(name -> line.endsWith("." + name + ";\n"));
        String imports = IMPORTS.stream().filter(wanted).collect(Collectors.joining())
                + IMPORT.matcher(code).results().map(MatchResult::group).collect(Collectors.joining());
        code = IMPORT.matcher(code).replaceAll("").replaceFirst("(?m)^package [\\w.]+;\\n", "");
        return "package code." + block.id() + ";\n" + imports + body(code);
    }

    private static String body(String code) {
        if (TYPE.matcher(code).find()) {
            return code.replaceAll("(?m)^public (?=(?:final |abstract )?(?:class|interface|record|enum) )", "");
        }
        String head = "class Code extends " + Given.class.getName() + " {\n";
        if (code.stripLeading().startsWith("@")) {
            return head + code + "}\n";
        }
        if (code.stripLeading().startsWith(".")) {
            return head + "public void configure() throws Exception {\nfrom(\"direct:code\")\n" + code + "\n;}}\n";
        }
        String method = ROUTES.matcher(code).find() ? "public void configure()" : "void code()";
        return head + method + " throws Exception {\n" + code + "\n}}\n";
    }
}

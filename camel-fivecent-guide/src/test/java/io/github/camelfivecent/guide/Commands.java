package io.github.camelfivecent.guide;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What commands name of the repository, and is not there. */
final class Commands {

    private static final Pattern MODULES = Pattern.compile("\\s-pl\\s+(\\S+)");
    private static final Pattern PROFILES = Pattern.compile("\\s-P(\\S+)");
    private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern MAIN = Pattern.compile("-Dexec\\.mainClass=(\\S+)");
    private static final Pattern JAR = Pattern.compile("-jar (\\S+)/target/(\\S+)-0\\.1\\.0-SNAPSHOT\\.jar");
    private static final Pattern FILE = Pattern.compile("-f (\\S+\\.yaml)");
    private static final Pattern SANDBOX = Pattern.compile("\"?\\$api(/[\\w/-]+)");

    private Commands() {}

    static List<String> missing(String commands) throws Exception {
        List<String> missing = new ArrayList<>();
        for (String command : commands.replace("\\\n", " ").split("\n")) {
            List<Path> poms = new ArrayList<>(List.of(Block.ROOT.resolve("pom.xml")));
            for (String module : named(MODULES, command)) {
                Path pom = Block.ROOT.resolve(module).resolve("pom.xml");
                if (Files.exists(pom)) {
                    poms.add(pom);
                } else {
                    missing.add("module " + module);
                }
            }
            for (String profile : named(PROFILES, command)) {
                if (poms.stream().noneMatch(pom -> Block.read(pom).contains("<id>" + profile + "</id>"))) {
                    missing.add("profile " + profile + " in one of " + poms);
                }
            }
            for (String type : named(TEST, command)) {
                if (!hasSource(type)) {
                    missing.add("test " + type);
                }
            }
            for (String type : named(MAIN, command)) {
                if (!hasSource(type.substring(type.lastIndexOf('.') + 1))) {
                    missing.add("class " + type);
                }
            }
            Matcher jar = JAR.matcher(command);
            if (jar.find()
                    && !Block.read(Block.ROOT.resolve(jar.group(1)).resolve("pom.xml"))
                            .contains("<artifactId>" + jar.group(2) + "</artifactId>")) {
                missing.add("jar " + jar.group());
            }
            for (String file : named(FILE, command)) {
                if (!Files.exists(Block.ROOT.resolve(file))) {
                    missing.add("file " + file);
                }
            }
            for (String path : named(SANDBOX, command)) {
                if (!sandboxHas(path)) {
                    missing.add("route of the sandbox " + path);
                }
            }
        }
        return missing;
    }

    private static List<String> named(Pattern pattern, String command) {
        return pattern.matcher(command)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .toList();
    }

    private static boolean hasSource(String type) throws Exception {
        try (Stream<Path> files = Files.find(Block.ROOT, 16, (file, attributes) -> file.endsWith(type + ".java"))) {
            return files.findAny().isPresent();
        }
    }

    private static boolean sandboxHas(String path) {
        String description = Block.read(Block.ROOT.resolve(
                "camel-fivecent-sandbox/src/main/resources/io/github/camelfivecent/sandbox/openapi.json"));
        return Pattern.compile("\"(/[^\"]*)\"\\s*:\\s*\\{")
                .matcher(description)
                .results()
                .map(found -> found.group(1).replaceAll("\\{\\w+}", "[^/]+"))
                .anyMatch(route -> path.matches(route) || ("/sandbox/api" + path).matches(route));
    }
}

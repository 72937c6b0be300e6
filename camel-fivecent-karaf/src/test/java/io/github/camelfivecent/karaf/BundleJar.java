package io.github.camelfivecent.karaf;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes a bundle of the classes of one package. */
final class BundleJar {

    private BundleJar() {}

    /**
     * Writes the bundle.
     *
     * @param file      where to
     * @param activator its activator, whose package it holds
     * @param imports   the packages that it takes from others
     */
    static Path write(Path file, Class<?> activator, List<String> imports) throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", activator.getPackageName());
        attributes.putValue("Bundle-Version", "1.0.0");
        attributes.putValue("Bundle-Activator", activator.getName());
        attributes.putValue("Import-Package", String.join(",", imports));
        Path classes = Path.of(activator
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(activator.getPackageName().replace('.', '/'));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                Stream<Path> members = Files.list(classes)) {
            for (Path member : members.sorted().toList()) {
                jar.putNextEntry(
                        new JarEntry(activator.getPackageName().replace('.', '/') + "/" + member.getFileName()));
                Files.copy(member, jar);
            }
        }
        return file;
    }
}

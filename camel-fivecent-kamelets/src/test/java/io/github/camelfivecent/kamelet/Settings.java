package io.github.camelfivecent.kamelet;

import io.github.camelfivecent.sandbox.FivecentSandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The properties that an application sets for a Kamelet, {@code camel.kamelet.NAME.PROPERTY}. */
final class Settings {

    private final String prefix;
    private final Map<String, String> properties = new HashMap<>();

    private Settings(String kamelet) {
        this.prefix = "camel.kamelet." + kamelet + ".";
    }

    /** A Kamelet that talks to the sandbox. */
    static Settings of(String kamelet, FivecentSandbox sandbox) {
        return new Settings(kamelet)
                .with("keyId", sandbox.keyId())
                .with("keySecret", sandbox.keySecret())
                .with(
                        kamelet.contains("email") ? "emailBaseUrl" : "smsBaseUrl",
                        kamelet.contains("email") ? sandbox.emailBaseUrl() : sandbox.smsBaseUrl());
    }

    /** A source that polls the sandbox as often as a test wants it to. */
    static Settings ofSource(String kamelet, FivecentSandbox sandbox, Path folder) {
        return of(kamelet, sandbox)
                .with("delay", "100")
                .with("cursorFolder", folder.resolve("cursors").toString());
    }

    Settings with(String property, String value) {
        properties.put(prefix + property, value);
        return this;
    }

    Map<String, String> properties() {
        return properties;
    }
}

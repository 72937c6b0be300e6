package io.github.camelfivecent.examples.languages;

import java.util.function.Consumer;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;

/** What the route is written in. */
enum Language {
    JAVA(configuration -> configuration.addRoutesBuilder(Answers.class)),
    YAML(configuration -> configuration.withRoutesIncludePattern("classpath:routes/answers.yaml")),
    XML(configuration -> configuration.withRoutesIncludePattern("classpath:routes/answers.xml"));

    private final Consumer<MainConfigurationProperties> routes;

    Language(Consumer<MainConfigurationProperties> routes) {
        this.routes = routes;
    }

    /** An application with the route, and the options of {@code application.properties}. */
    Main application() {
        Main main = new Main();
        routes.accept(main.configure());
        return main;
    }
}

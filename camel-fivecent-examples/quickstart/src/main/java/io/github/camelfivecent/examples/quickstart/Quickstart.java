package io.github.camelfivecent.examples.quickstart;

import org.apache.camel.main.Main;

/** Starts the quickstart's routes. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().setDurationMaxSeconds(1);
        main.run(args);
    }
}

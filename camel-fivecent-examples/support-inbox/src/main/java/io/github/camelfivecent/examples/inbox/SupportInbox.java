package io.github.camelfivecent.examples.inbox;

import org.apache.camel.main.Main;

/** A support inbox in a browser: who wrote by SMS, what was said, and a reply. */
public final class SupportInbox {

    private SupportInbox() {}

    /** Runs until Ctrl-C. Takes the key of the account from the environment, see {@code application.properties}. */
    public static void main(String[] args) throws Exception {
        application().run(args);
    }

    static Main application() {
        Main main = new Main();
        main.configure().addRoutesBuilder(InboxRoutes.class);
        main.configure().addRoutesBuilder(PageRoutes.class);
        return main;
    }
}

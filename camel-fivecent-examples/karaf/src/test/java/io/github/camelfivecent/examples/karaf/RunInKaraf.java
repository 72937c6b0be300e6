package io.github.camelfivecent.examples.karaf;

import io.github.camelfivecent.sandbox.domain.StoredSms;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the example once, in a Karaf of its own, against a sandbox. */
public final class RunInKaraf {

    private RunInKaraf() {}

    public static void main(String[] args) throws Exception {
        Path parent = Files.createDirectories(Path.of(System.getProperty("example.folder")));
        try (FolderInKaraf example = new FolderInKaraf(Files.createTempDirectory(parent, "run"))) {
            System.out.println("Karaf starts");
            example.start();
            System.out.println("installed, its folder is " + example.folder());
            example.write("0491570006", "Your parcel is here until Friday");
            example.write("0491570156", "Your parcel is on its way");
            for (StoredSms sms : example.awaitSent(2)) {
                System.out.println("  sent to " + sms.destination() + ": " + sms.text());
            }
            example.reply("61491570006", "Thanks, I come today");
            for (Path reply : example.awaitFiles("replies", 1)) {
                System.out.println("  reply in " + reply.getFileName() + ": " + Files.readString(reply));
            }
        }
    }
}

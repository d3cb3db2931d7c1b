package dev.grapevine.local.command;

import java.nio.file.Path;

/** Where the log goes; to be called before anything logs. */
final class Logs {

    private Logs() {}

    /** Of {@code up}, whose terminal shows progress instead. */
    static void toFile(Path file) {
        System.setProperty("grapevine.log", file.toString());
        System.setProperty("log4j2.configurationFile", "log4j2-file.xml");
    }
}

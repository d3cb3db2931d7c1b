package dev.grapevine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of this checkout, for tests that hold documents and containers against the code. */
final class Checkout {

    private static final Path ROOT = Path.of(System.getProperty("grapevine.root", "../.."));

    private Checkout() {}

    static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    static Path path(String file) {
        return ROOT.resolve(file);
    }

    /** The value of a property in the parent's pom.xml. */
    static String pomProperty(String name) throws IOException {
        Matcher matcher =
                Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(read("pom.xml"));
        if (!matcher.find()) {
            throw new IllegalArgumentException("pom.xml has no property " + name);
        }
        return matcher.group(1);
    }
}

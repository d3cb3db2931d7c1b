package dev.grapevine.dashboard.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The font of charts, which we bring along: a server often has none, and then Java cannot draw at all.
 *
 * <p>On Linux, Java asks fontconfig which files its logical fonts are in, and fails where that knows none. A file of its
 * own format, named by {@value #PROPERTY}, answers instead; it has to be named before anything is drawn. Elsewhere, and
 * where somebody has named such a file, nothing is done.
 */
final class ChartFont {

    static final String PROPERTY = "sun.awt.fontconfig";

    /** Liberation Sans, under the SIL Open Font License. */
    private static final String RESOURCE = "/liberation/LiberationSans-Regular.ttf";

    private static final String NAME = "-misc-chart";
    private static final List<String> FONTS = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    private ChartFont() {}

    /** Once for each process; its two small files go when the process ends. */
    static void provide() throws IOException {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, unpack().toString());
        }
    }

    private static Path unpack() throws IOException {
        Path folder = Files.createTempDirectory("grapevine-font");
        Path font = folder.resolve("chart.ttf");
        Path config = folder.resolve("fontconfig.properties");
        // In the order in which they cannot be deleted: what is named last goes first.
        List.of(folder, font, config).forEach(path -> path.toFile().deleteOnExit());
        try (InputStream in = ChartFont.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("no " + RESOURCE + " on the class path");
            }
            Files.copy(in, font);
        }
        return Files.writeString(config, config(font));
    }

    private static String config(Path font) {
        StringBuilder config = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String name : FONTS) {
            for (String style : STYLES) {
                config.append(name)
                        .append('.')
                        .append(style)
                        .append(".latin-1=")
                        .append(NAME)
                        .append('\n');
            }
        }
        return config.append("filename.")
                .append(NAME)
                .append('=')
                .append(font)
                .append('\n')
                .toString();
    }
}

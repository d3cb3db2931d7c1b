package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.dashboard.Samples;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Charts on a machine that has no font at all: a process whose fontconfig knows of none. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the system has fonts")
class ChartFontTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    private Path folder;

    @Test
    void withoutOurFontNothingCanBeDrawnThereAndWithItTheChartIsTheSameAsEverywhere() throws Exception {
        Path chart = folder.resolve("chart.png");
        assertThat(run("nothing", chart)).as("this machine really has no fonts").isNotZero();
        assertThat(run("chart", chart)).isZero();
        assertThat(Files.readAllBytes(chart))
                .isEqualTo(IncidentChart.png(Samples.incident(), UTC).orElseThrow());
        assertThat(ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(chart)))
                        .getWidth())
                .isEqualTo(IncidentChart.WIDTH);
        assertThat(folder.resolve("tmp")).as("it cleans up").isEmptyDirectory();
    }

    private int run(String what, Path chart) throws Exception {
        Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.home=" + temporary,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Drawing.class.getName(),
                what,
                chart.toString()));
        builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
        File log = folder.resolve("log").toFile();
        Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
        int code = process.waitFor();
        System.out.println("WITHOUT FONTS, " + what + ": " + code + " "
                + Files.readString(log.toPath(), StandardCharsets.UTF_8)
                        .lines()
                        .limit(1)
                        .toList());
        return code;
    }

    /** Runs in the other process. */
    static final class Drawing {

        private Drawing() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("chart")) {
                Files.write(
                        Path.of(arguments[1]),
                        IncidentChart.png(Samples.incident(), UTC).orElseThrow());
            } else {
                new Font(Font.SANS_SERIF, Font.PLAIN, 36)
                        .getStringBounds("12:00", new FontRenderContext(null, true, true));
            }
        }
    }
}

package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Mentions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What ten thousand brands need to be opened by the two slots of a job, shown in a JVM that has no more. */
class OpeningMemoryTest {

    private static final int BRANDS = 10_000;
    private static final String HEAP = "-Xmx128m";

    @Test
    void tenThousandBrandsOpenInTheEighthPartOfAGigabyte() throws IOException, InterruptedException {
        Process opening = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpeningMemoryTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(opening.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(opening.waitFor()).as(said).isZero();
        assertThat(said).endsWith("stored, 1 found; two slots, 1 and 1 found\n");
    }

    /** Stores the queries, and opens the brands as two slots of a job do. */
    public static void main(String[] arguments) {
        try (LuceneBrandMatcher stored = LuceneBrandMatcher.of(MatchingBenchmark.brands(BRANDS))) {
            System.out.printf("stored, %d found;", found(stored));
        }
        try (ChangingMatcher one = ChangingMatcher.of(MatchingBenchmark.brands(BRANDS), null);
                ChangingMatcher two = ChangingMatcher.of(MatchingBenchmark.brands(BRANDS), null)) {
            System.out.printf(" two slots, %d and %d found\n", found(one), found(two));
        }
    }

    /** Brand 30 asks for its name alone. */
    private static int found(BrandMatcher matcher) {
        return matcher.match(Mentions.post("1", "go and see iscorba today").build())
                .size();
    }
}

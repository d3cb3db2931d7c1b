package dev.grapevine.sentiment.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private static final Encoder ENCODER = Encoder.shared();

    @Test
    void textsThatMeanTheSameLieNearEachOther() {
        float[] late = of("My parcel came three weeks late.");
        float[] delayed = of("The delivery was delayed for almost a month.");
        float[] cake = of("She baked a lemon cake for the party.");

        assertThat(cosine(late, delayed)).isGreaterThan(cosine(late, cake));
    }

    @Test
    void aWordMeansAnotherThingInAnotherText() {
        String river = "They sat on the bank of the river.";
        String money = "The bank charged me twice.";

        float[] first = mean(ENCODER.read(river, List.of(new Stretch(16, 20))).ofStretch(0));
        float[] second = mean(ENCODER.read(money, List.of(new Stretch(4, 8))).ofStretch(0));

        assertThat(cosine(first, second)).isBetween(0.5, 0.97);
    }

    @Test
    void stretchesAreFoundAmongThePiecesOfWords() {
        String text = "Acme lost my parcel, Bolt found it";
        Meaning both = ENCODER.read(text, List.of(new Stretch(21, 25), new Stretch(0, 4)));
        Meaning one = ENCODER.read(text, List.of(new Stretch(21, 25)));

        assertThat(mean(both.ofStretch(0))).isEqualTo(mean(one.ofStretch(0)));
        assertThat(mean(both.ofStretch(0))).isNotEqualTo(mean(both.ofStretch(1)));
    }

    @Test
    void noTextIsTooOdd() {
        String odd = "\u0000\uD800\uFEFF \u202E" + "\uD83D\uDC4D".repeat(300) + "x".repeat(600);

        for (String text : List.of("", " ", odd)) {
            Meaning meaning = ENCODER.read(
                    text, List.of(new Stretch(0, text.length()), new Stretch(text.length(), text.length())));
            assertThat(meaning.ofText()).hasSize(768).doesNotContain(Float.NaN);
            assertThat(mean(meaning.ofStretch(0))).hasSize(384).doesNotContain(Float.NaN);
            assertThat(mean(meaning.ofStretch(1))).hasSize(384).doesNotContain(Float.NaN);
        }
    }

    /** Versions behind 1.28 send usage data over the network from Linux. */
    @Test
    void nothingIsToldToAnybody() throws IOException {
        try (InputStream in = OrtEnvironment.class.getResourceAsStream("native/linux-x64/libonnxruntime.so")) {
            String library = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(library.contains("OrtGetApiBase")).as("is the library").isTrue();
            assertThat(library.contains("events.data.microsoft")).as("sends").isFalse();
            assertThat(library.contains("PosixTelemetry")).as("counts").isFalse();
        }
    }

    @Test
    void aMachineThatTheLibraryDoesNotRunOnHasNoEncoder() throws Exception {
        assertThat(availability("-Dos.arch=sparc", "-cp", System.getProperty("java.class.path")))
                .isEqualToIgnoringNewLines("false");
    }

    /** As on a cluster that nobody gave the library. */
    @Test
    void withoutTheLibraryThereIsNoEncoder() throws Exception {
        String others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(each -> !each.contains("onnxruntime"))
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(availability("-cp", others)).isEqualToIgnoringNewLines("false");
    }

    private static String availability(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.add(Availability.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Says whether there is an encoder in this JVM. */
    static final class Availability {

        private Availability() {}

        public static void main(String[] args) {
            System.out.println(Encoder.isAvailable());
        }
    }

    private static float[] of(String text) {
        return ENCODER.read(text, List.of()).ofText();
    }

    private static float[] mean(Passage passage) {
        float[] mean = new float[384];
        for (int i = passage.from(); i < passage.to(); i++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += passage.vectors()[i][k] / (passage.to() - passage.from());
            }
        }
        return mean;
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}

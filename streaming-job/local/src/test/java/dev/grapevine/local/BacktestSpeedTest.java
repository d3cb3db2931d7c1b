package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Codec;
import dev.grapevine.local.spike.Talk;
import dev.grapevine.sentiment.Label;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much faster than life a back-test is, at ten mentions a second, from lines of JSON to mails. */
final class BacktestSpeedTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final int PER_SECOND = 10;
    private static final int BLOCK_SECONDS = 600;
    private static final double FLOOR = 2_000;

    @TempDir
    Path folder;

    @Test
    @Tag("soak")
    void aMonth() throws IOException {
        replay(30);
    }

    private void replay(int days) throws IOException {
        Path brands = Files.writeString(
                folder.resolve("brands.yml"), "brands:\n  - id: acme\n    name: Acme\n    query: acme\n");
        StringWriter error = new StringWriter();
        InputStream before = System.in;
        long start = System.nanoTime();
        try {
            System.setIn(new SequenceInputStream(new Blocks(days)));
            int code = Grapevine.commandLine()
                    .setOut(new PrintWriter(new StringWriter()))
                    .setErr(new PrintWriter(error))
                    .execute("backtest", "--brand", "acme", "--file", "-", "--brands", brands.toString());
            assertThat(code).as(error::toString).isZero();
        } finally {
            System.setIn(before);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double times = Duration.ofDays(days).toSeconds() / seconds;
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "back-test of %d days at %d mentions a second: %,.0f times real time (%.0f s, heap in use %d MB of %d MB)%n",
                days,
                PER_SECOND,
                times,
                seconds,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
        assertThat(error.toString()).contains("times real time");
        assertThat(times).isGreaterThan(FLOOR);
    }

    /** Ten minutes of history at a time, made from a hundred texts: nothing of it is kept. */
    private static final class Blocks implements Enumeration<InputStream> {
        private final List<String[]> templates = new ArrayList<>();
        private final int blocks;
        private int block;
        private long said;

        Blocks(int days) {
            this.blocks = days * 86_400 / BLOCK_SECONDS;
            Talk talk = new Talk(9);
            Codec<EnrichedMention> codec = Codec.of(EnrichedMention.class);
            for (int i = 0; i < 100; i++) {
                var story = talk.story("acme", MONDAY);
                EnrichedMention mention = Talk.enriched(story, "acme", i % 7 == 0 ? Label.NEGATIVE : Label.NEUTRAL);
                String line = new String(codec.encode(mention), StandardCharsets.UTF_8);
                templates.add(line.replace(story.id(), "\u0000I\u0000")
                        .replace(MONDAY.toString(), "\u0000T\u0000")
                        .split("\u0000", -1));
            }
        }

        @Override
        public boolean hasMoreElements() {
            return block < blocks;
        }

        @Override
        public InputStream nextElement() {
            StringBuilder lines = new StringBuilder();
            for (int second = 0; second < BLOCK_SECONDS; second++) {
                String time = MONDAY.plusSeconds((long) block * BLOCK_SECONDS + second)
                        .toString();
                for (int i = 0; i < PER_SECOND; i++) {
                    String id = "m" + said++;
                    for (String part : templates.get((int) (said % templates.size()))) {
                        lines.append(part.equals("I") ? id : part.equals("T") ? time : part);
                    }
                    lines.append('\n');
                }
            }
            block++;
            return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}

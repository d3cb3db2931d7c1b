package dev.grapevine.dashboard.digest;

import dev.grapevine.dashboard.Samples;
import dev.grapevine.measure.Tally;
import java.time.Duration;
import java.util.List;

/** An invented digest in which no list is empty. */
public final class Digests {

    private Digests() {}

    public static Digest sample() {
        return new Digest(
                Samples.brand("acme", "Acme"),
                Samples.NOON.minus(Duration.ofDays(1)),
                Samples.NOON,
                new Tally(412, 268, 240, 61, 190, 120, 11, 30, 90_000, 1_480, 22, 84),
                new Tally(380, 251, 230, 72, 180, 100, 9, 19, 80_000, 1_502, 20, 70),
                new Tally(900, 700, 650, 90, 500, 200, 10, 100, 1, 1, 0, 0),
                new Tally(800, 650, 600, 90, 400, 200, 10, 100, 1, 1, 0, 0),
                List.of(story("best", "It still runs after six years.")),
                List.of(story("worst", "The new version loses my settings.")),
                List.of(new Digest.Phrase("settings lost", 14)),
                List.of(new Digest.Voice("Example News", 3, 12_000)),
                List.of(Samples.incident()),
                List.of(story("question", "How do I get my settings back?")),
                7);
    }

    public static Digest.Story story(String id, String text) {
        return new Digest.Story(
                id, "Maya", "mastodon", Samples.NOON, "About " + id, text, "https://social.example/" + id, 3, 41);
    }
}

package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.CurvePoint;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Why;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** An invented incident of an invented brand: what {@code mailer test} sends. */
public final class SampleIncident {

    private static final long[] STORIES = {3, 2, 4, 3, 5, 2, 3, 4, 3, 2, 4, 3, 5, 9, 21, 38, 47, 52};

    private SampleIncident() {}

    /** @param now the incident began 20 minutes earlier */
    public static IncidentEvent opened(Instant now) {
        Instant started = now.minus(Duration.ofMinutes(20));
        return new IncidentEvent(
                IncidentEvent.VERSION,
                "acme|negative|" + started,
                0,
                IncidentEvent.Type.OPENED,
                "acme",
                "Acme",
                Kind.NEGATIVE,
                now,
                started,
                false,
                false,
                3,
                48,
                3.4,
                0,
                9.5,
                30,
                why(),
                curve(now),
                evidence(started),
                "This is an invented sample. Alerts when negative stories in 30 minutes exceed the usual band for this hour of the week"
                        + " (48 against at most 9.5) and at least 5 people wrote them.",
                "sample/1");
    }

    private static Why why() {
        return new Why(
                71,
                52,
                44,
                48,
                3,
                1,
                0.18,
                List.of(new Term("battery", 39, 26.4), new Term("swollen", 22, 41.0), new Term("recall", 14, 19.7)),
                List.of(new Share("mastodon", 41, 0.58), new Share("reviews", 18, 0.25), new Share("news", 12, 0.17)));
    }

    private static List<CurvePoint> curve(Instant now) {
        return IntStream.range(0, STORIES.length)
                .mapToObj(i -> new CurvePoint(
                        now.minus(Duration.ofMinutes(10L * (STORIES.length - 1 - i))),
                        STORIES[i],
                        3.4,
                        0,
                        9.5,
                        i < 13 ? STORIES[i] / 4 : STORIES[i] * 9 / 10))
                .toList();
    }

    private static List<Evidence> evidence(Instant started) {
        return List.of(
                new Evidence(
                        "sample-1",
                        "https://social.example/@maya/1",
                        null,
                        "The battery of my Acme One swelled up overnight and cracked the case. Support told me to wait"
                                + " two weeks. Please check yours!",
                        "Maya",
                        "mastodon",
                        started,
                        Label.NEGATIVE,
                        412,
                        9),
                new Evidence(
                        "sample-2",
                        "https://news.example/acme-battery",
                        "Owners report swollen batteries in the Acme One",
                        "Dozens of buyers report that the battery of the phone swells after the latest update.",
                        "Example News",
                        "news",
                        started.plus(Duration.ofMinutes(6)),
                        Label.NEGATIVE,
                        96,
                        4),
                new Evidence(
                        "sample-3",
                        "https://shop.example/acme-one/reviews/77",
                        "One star, and only because zero is not possible",
                        "Swollen after three months. I want my money back.",
                        null,
                        "reviews",
                        started.plus(Duration.ofMinutes(11)),
                        Label.NEGATIVE,
                        12,
                        1));
    }
}

package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.Standing;
import dev.grapevine.json.KeptEncoded;
import dev.grapevine.sentiment.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one voice has said about one brand so far: numbers, nothing that it wrote.
 *
 * @param last when it spoke last
 * @param story what it told last
 * @param repeats how often it told in a row what it had told before
 * @param gap seconds between its last two mentions
 * @param steady how often in a row that gap was the same, give or take two in a hundred
 * @param hour whole hours since 1970 of the last mention
 * @param inHour mentions in that hour
 * @param mostInHour mentions in its busiest hour
 */
@KeptEncoded
public record Speaker(
        int mentions,
        int negative,
        int positive,
        long engagement,
        Instant since,
        Instant last,
        String story,
        int repeats,
        long gap,
        int steady,
        long hour,
        int inHour,
        int mostInHour) {

    private static final int MANY = 3;
    private static final double MOSTLY = 0.6;
    private static final int FLOOD = 20;
    private static final int PARROT = 5;
    private static final int CLOCKWORK = 6;
    private static final long SHORTEST_BEAT = 20;

    static Speaker first(EnrichedMention document) {
        return new Speaker(0, 0, 0, 0, document.eventTime(), Instant.EPOCH, "", 0, 0, 0, 0, 0, 0);
    }

    /** Without what a mention had counted; how and when it was said stays known. */
    Speaker without(Counted counted) {
        return new Speaker(
                Math.max(0, mentions - 1),
                Math.max(0, negative - (counted.label() == Label.NEGATIVE ? 1 : 0)),
                Math.max(0, positive - (counted.label() == Label.POSITIVE ? 1 : 0)),
                Math.max(0, engagement - counted.engagement()),
                since,
                last,
                story,
                repeats,
                gap,
                steady,
                hour,
                inHour,
                mostInHour);
    }

    /** @param again the mention was counted before: its pace says nothing new */
    Speaker with(Counted counted, boolean again) {
        Speaker paced = again ? this : paced(counted);
        return new Speaker(
                mentions + 1,
                negative + (counted.label() == Label.NEGATIVE ? 1 : 0),
                positive + (counted.label() == Label.POSITIVE ? 1 : 0),
                engagement + counted.engagement(),
                since.isBefore(counted.eventTime()) ? since : counted.eventTime(),
                paced.last,
                paced.story,
                paced.repeats,
                paced.gap,
                paced.steady,
                paced.hour,
                paced.inHour,
                paced.mostInHour);
    }

    private Speaker paced(Counted counted) {
        Instant at = counted.eventTime();
        long newGap = mentions == 0 ? 0 : Math.abs(Duration.between(last, at).toSeconds());
        boolean same = newGap >= SHORTEST_BEAT && Math.abs(newGap - gap) <= Math.max(1, gap / 50);
        long newHour = Math.floorDiv(at.getEpochSecond(), 3600);
        int now = newHour == hour ? inHour + 1 : 1;
        return new Speaker(
                mentions,
                negative,
                positive,
                engagement,
                since,
                at,
                counted.story(),
                counted.story().equals(story) ? repeats + 1 : 0,
                newGap,
                same ? steady + 1 : 0,
                newHour,
                now,
                Math.max(mostInHour, now));
    }

    /** How the document is to show its voice: what the lists say comes first, then how it speaks, then what. */
    EnrichedMention.Voice seen(EnrichedMention.Voice voice) {
        List<String> because = new ArrayList<>(automated());
        String role = voice.role();
        if (role != null) {
            because = voice.because() == null ? List.of() : voice.because();
        } else if (!because.isEmpty()) {
            role = "automated";
        } else {
            role = byWords(because);
        }
        return new EnrichedMention.Voice(
                voice.id(),
                voice.first(),
                role,
                because.isEmpty() ? null : because,
                new Standing(mentions, negative, positive, engagement, since));
    }

    private List<String> automated() {
        List<String> because = new ArrayList<>();
        if (mostInHour >= FLOOD) {
            because.add(mostInHour + " mentions within one hour");
        }
        if (repeats >= PARROT) {
            because.add("told the same story " + (repeats + 1) + " times in a row");
        }
        if (steady >= CLOCKWORK) {
            because.add("spoke every " + gap + " seconds, " + (steady + 1) + " times in a row");
        }
        return because;
    }

    private String byWords(List<String> because) {
        if (mentions <= 1) {
            because.add("its first mention within five weeks");
            return "first-time";
        }
        if (mentions >= MANY && negative >= MOSTLY * mentions) {
            because.add(String.format(Locale.ROOT, "%d of %d mentions negative", negative, mentions));
            return "detractor";
        }
        if (mentions >= MANY && positive >= MOSTLY * mentions) {
            because.add(String.format(Locale.ROOT, "%d of %d mentions positive", positive, mentions));
            return "advocate";
        }
        return "regular";
    }
}

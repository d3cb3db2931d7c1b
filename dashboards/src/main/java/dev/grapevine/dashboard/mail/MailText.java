package dev.grapevine.dashboard.mail;

import static dev.grapevine.dashboard.mail.Phrases.say;
import static dev.grapevine.dashboard.mail.Phrases.sayFirst;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Why;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of an alert: short, plain, and readable at three in the morning. */
public final class MailText {

    private static final double CLEARLY = 0.5;
    private static final double A_LOT = 0.3;
    private static final int LONGEST_SUBJECT = 150;

    private MailText() {}

    /** What, how much above normal, and the mood, in one line without line breaks. */
    public static String subject(IncidentEvent event) {
        boolean over = event.event() == IncidentEvent.Type.RESOLVED;
        String text = over && event.kind() == Kind.NEGATIVE
                ? say("subject.over", event.brandName(), what(event), howMuch(event))
                : say("subject", event.brandName(), what(event), howMuch(event), mood(event.why()));
        return line(prefixed(event, text));
    }

    /** A subject: one harmless line of bounded length. */
    public static String line(String subject) {
        return shorten(oneLine(subject), LONGEST_SUBJECT);
    }

    private static String prefixed(IncidentEvent event, String text) {
        return switch (event.event()) {
            case OPENED, UPDATED -> event.late() ? say("subject.late", text) : text;
            case ESCALATED -> say("subject.escalated", text);
            case RESOLVED -> say("subject.resolved", text);
        };
    }

    /** What is unusual, in a few words. */
    public static String what(IncidentEvent event) {
        return sayFirst("what." + kind(event), "what.other");
    }

    private static String kind(IncidentEvent event) {
        return event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Such as "12 times normal", or "8 where almost none is normal". */
    public static String howMuch(IncidentEvent event) {
        if (event.event() == IncidentEvent.Type.RESOLVED) {
            return say("much.over");
        }
        return event.expected() < 1
                ? say("much.none", number(event.count()))
                : say("much.times", decimal(event.ratio()));
    }

    /** Such as "mostly negative"; says so where nothing could be scored. */
    public static String mood(Why why) {
        long scored = why.negative() + why.neutral() + why.positive();
        if (scored == 0) {
            return say("mood.unknown");
        }
        double negative = (double) why.negative() / scored;
        double positive = (double) why.positive() / scored;
        if (negative > CLEARLY) {
            return say("mood.negative");
        }
        if (positive > CLEARLY) {
            return say("mood.positive");
        }
        return say(negative > A_LOT && positive > A_LOT ? "mood.divided" : "mood.mixed");
    }

    /** What a colleague would say on the phone. */
    public static String firstSentence(IncidentEvent event) {
        String numbers = sayFirst(
                "numbers." + kind(event),
                "numbers.other",
                number(event.count()),
                span(event.windowMinutes()),
                usual(event.expected()));
        return switch (event.event()) {
            case OPENED, UPDATED -> sayFirst("sentence." + kind(event), "sentence.other", event.brandName(), numbers);
            case ESCALATED -> say("sentence.escalated", event.brandName(), numbers);
            case RESOLVED -> say("sentence.resolved", event.brandName(), numbers);
        };
    }

    /** Such as "35 minutes" or "13 hours": nobody counts 785 minutes. */
    public static String span(int minutes) {
        if (minutes < 120) {
            return say("span.minutes", Integer.toString(minutes));
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 48
                ? say("span.hours", Long.toString(hours))
                : say("span.days", Long.toString(Math.round(hours / 24.0)));
    }

    private static String usual(double expected) {
        if (expected < 0.5) {
            return say("usual.none");
        }
        return expected < 1.5 ? say("usual.one") : say("usual.many", number(Math.round(expected)));
    }

    /** How the mood compares with what is usual. */
    public static String moodChange(Why why) {
        long scored = why.negative() + why.neutral() + why.positive();
        return scored == 0
                ? say("mood.unmeasured")
                : say("mood.change", percent((double) why.negative() / scored), percent(why.usualNegativeShare()));
    }

    public static String who(Why why) {
        return say(
                "who",
                count("people", why.authors()),
                count("mentions", why.mentions()),
                count("stories", why.stories()));
    }

    /** One or many of something, as the bundle says it. */
    public static String count(String thing, long count) {
        return count == 1 ? say(thing + ".one") : say(thing + ".many", number(count));
    }

    public static String severity(int severity) {
        return say("severity." + Math.max(1, Math.min(severity, 4)));
    }

    public static String time(Instant instant, ZoneId zone) {
        return say(
                "time",
                DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
                        .withZone(zone)
                        .format(instant),
                zone.getId());
    }

    /** For lists in which every time is of the same zone and about the same day. */
    public static String shortTime(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH)
                .withZone(zone)
                .format(instant);
    }

    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    public static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** One decimal below ten, none from there on. */
    public static String decimal(double value) {
        return value < 9.95 && Math.abs(value - Math.rint(value)) >= 0.05
                ? String.format(Locale.ENGLISH, "%.1f", value)
                : String.format(Locale.ENGLISH, "%,d", Math.round(value));
    }

    /**
     * Hostile text as one harmless line: no line breaks (which could become mail headers), no control characters, no
     * marks that turn the reading direction around.
     */
    public static String oneLine(String text) {
        return withoutTurns(text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ")).strip();
    }

    /**
     * Hostile text without the marks that turn the reading direction around, and without those that hide words. The
     * joiners stay where a letter or a sign stands on both sides: Persian, Hindi and families of emoji are written with
     * them. (Java looks behind by UTF-16 units, so that an emoji ends in a surrogate there.)
     */
    public static String withoutTurns(String text) {
        return text.replaceAll(
                "[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u061C]"
                        + "|(?<![\\p{L}\\p{M}\\p{So}\\p{Sk}\\p{Cs}\\uFE0F])[\\u200C\\u200D]"
                        + "|[\\u200C\\u200D](?![\\p{L}\\p{M}\\p{So}\\p{Sk}])",
                "");
    }

    /**
     * Hostile text as one harmless line of at most so many bytes, an ellipsis not counted. Bytes, because a mail must not
     * grow too large for phones; letters of more bytes also say more each.
     */
    public static String clip(String text, int bytes) {
        String line = oneLine(text);
        int end = 0;
        int size = 0;
        while (end < line.length()) {
            int sign = line.codePointAt(end);
            size += new String(Character.toChars(sign)).getBytes(StandardCharsets.UTF_8).length;
            if (size > bytes) {
                return line.substring(0, end).strip() + "…";
            }
            end += Character.charCount(sign);
        }
        return line;
    }

    /** At most so many characters, with an ellipsis where something was cut. */
    public static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}

package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Why;
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
        String text = prefix(event) + event.brandName() + ": " + what(event) + ", " + howMuch(event) + mood(event);
        return shorten(oneLine(text), LONGEST_SUBJECT);
    }

    private static String prefix(IncidentEvent event) {
        return switch (event.event()) {
            case OPENED, UPDATED -> event.late() ? "[found late] " : "";
            case ESCALATED -> "Getting worse: ";
            case RESOLVED -> "Over: ";
        };
    }

    private static String what(IncidentEvent event) {
        return event.kind() == Kind.NEGATIVE ? "many complaints" : "much more talk than usual";
    }

    /** Such as "12 times normal", or "8 where almost none is normal". */
    public static String howMuch(IncidentEvent event) {
        if (event.event() == IncidentEvent.Type.RESOLVED) {
            return "back to normal";
        }
        if (event.expected() < 1) {
            return number(event.count()) + " where almost none is normal";
        }
        return decimal(event.ratio()) + " times normal";
    }

    private static String mood(IncidentEvent event) {
        return event.kind() == Kind.NEGATIVE && event.event() == IncidentEvent.Type.RESOLVED
                ? ""
                : ", " + mood(event.why());
    }

    /** Such as "mostly negative"; says so where nothing could be scored. */
    public static String mood(Why why) {
        long scored = why.negative() + why.neutral() + why.positive();
        if (scored == 0) {
            return "mood not known";
        }
        double negative = (double) why.negative() / scored;
        double positive = (double) why.positive() / scored;
        if (negative > CLEARLY) {
            return "mostly negative";
        }
        if (positive > CLEARLY) {
            return "mostly positive";
        }
        return negative > A_LOT && positive > A_LOT ? "opinions divided" : "mood mixed or neutral";
    }

    /** What a colleague would say on the phone. */
    public static String firstSentence(IncidentEvent event) {
        String stories = event.kind() == Kind.NEGATIVE ? " negative stories" : " different stories";
        String numbers = number(event.count()) + stories + " in the last " + event.windowMinutes() + " minutes, where "
                + usual(event.expected()) + " normal.";
        return switch (event.event()) {
            case OPENED, UPDATED ->
                (event.kind() == Kind.NEGATIVE
                                ? "People are complaining about " + event.brandName()
                                : "People are talking about " + event.brandName())
                        + " far more than usual: " + numbers;
            case ESCALATED -> "It is getting worse for " + event.brandName() + ": " + numbers;
            case RESOLVED -> "It is over: talk about " + event.brandName() + " is back to normal. " + numbers;
        };
    }

    private static String usual(double expected) {
        if (expected < 0.5) {
            return "hardly any is";
        }
        return expected < 1.5 ? "about 1 is" : "about " + number(Math.round(expected)) + " are";
    }

    /** How the mood compares with what is usual. */
    public static String moodChange(Why why) {
        long scored = why.negative() + why.neutral() + why.positive();
        if (scored == 0) {
            return "The mood could not be measured.";
        }
        return percent((double) why.negative() / scored) + " of it is negative; usually it is "
                + percent(why.usualNegativeShare()) + ".";
    }

    public static String who(Why why) {
        return number(why.authors()) + (why.authors() == 1 ? " person" : " people") + " wrote "
                + number(why.mentions()) + (why.mentions() == 1 ? " mention" : " mentions") + " of "
                + number(why.stories()) + (why.stories() == 1 ? " story" : " different stories") + ".";
    }

    public static String severity(int severity) {
        return switch (severity) {
            case 1 -> "notice";
            case 2 -> "warning";
            case 3 -> "serious";
            default -> "critical";
        };
    }

    public static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
                        .withZone(zone)
                        .format(instant)
                + " (" + zone.getId() + ")";
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

    /** Hostile text without the invisible marks that hide words or turn the reading direction around. */
    public static String withoutTurns(String text) {
        return text.replaceAll("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]", "");
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

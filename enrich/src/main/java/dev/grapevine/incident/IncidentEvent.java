package dev.grapevine.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an incident: the message of {@code alerts.v1}, with all that a mail or page needs to explain it.
 *
 * @param v version of this contract, 1
 * @param incident its id: brand, kind and start, so that a replay gives the same
 * @param sequence 0 for opened, then one more for each event of the incident
 * @param at the tick of the stream's clock at which it was decided
 * @param started when it began
 * @param late found in mentions that arrived late: its own time is {@code started}
 * @param competitor of a brand watched for comparison: never pages
 * @param severity 1 (notice) to 4 (critical)
 * @param count unique stories (or negative ones) in the window
 * @param expected how many the baseline expects there
 * @param low lower end of the expected band
 * @param high upper end of the expected band
 * @param windowMinutes length of the window that count and expected are of
 * @param why what stands behind it
 * @param curve the hours before and the incident itself, oldest first
 * @param evidence at most five mentions, most telling first
 * @param rule the rule and its numbers, in a sentence
 * @param ruleVersion of detector and policy
 * @param kinds all that is unusual, that which opened it first; null in messages of before they were told
 * @param source that a gap, a shift or a flood is about, or null
 * @param trigger what a must-see rule or a threshold found, such as "risk terms: recall", or null
 * @param handling how it reaches people; null in messages of before it was told
 * @param annotations what else happened at that time: campaigns, our own changes; oldest first
 * @param learning how far the brand's baseline is, or null once it is learnt
 * @param surprise natural logarithm of "once in so many five minutes of this brand", or null where nothing is counted
 * @param horizonMinutes which of the horizons stands out most, or null
 */
public record IncidentEvent(
        int v,
        String incident,
        int sequence,
        Type event,
        String brand,
        String brandName,
        Kind kind,
        Instant at,
        Instant started,
        boolean late,
        boolean competitor,
        int severity,
        long count,
        double expected,
        double low,
        double high,
        int windowMinutes,
        Why why,
        List<CurvePoint> curve,
        List<Evidence> evidence,
        String rule,
        String ruleVersion,
        @Nullable List<Kind> kinds,
        @Nullable String source,
        @Nullable String trigger,
        @Nullable Handling handling,
        @Nullable List<Annotation> annotations,
        @Nullable Learning learning,
        @Nullable Double surprise,
        @Nullable Integer horizonMinutes) {

    public static final int VERSION = 1;

    /** The {@code brand} of a notice about our own intake, which is about all brands at once. */
    public static final String ALL_BRANDS = "all-brands";

    public IncidentEvent {
        curve = List.copyOf(curve);
        evidence = List.copyOf(evidence);
        kinds = kinds == null ? null : List.copyOf(kinds);
        annotations = annotations == null ? null : List.copyOf(annotations);
    }

    /** An event of one kind that says nothing of how it is handled. */
    public IncidentEvent(
            int v,
            String incident,
            int sequence,
            Type event,
            String brand,
            String brandName,
            Kind kind,
            Instant at,
            Instant started,
            boolean late,
            boolean competitor,
            int severity,
            long count,
            double expected,
            double low,
            double high,
            int windowMinutes,
            Why why,
            List<CurvePoint> curve,
            List<Evidence> evidence,
            String rule,
            String ruleVersion) {
        this(
                v,
                incident,
                sequence,
                event,
                brand,
                brandName,
                kind,
                at,
                started,
                late,
                competitor,
                severity,
                count,
                expected,
                low,
                high,
                windowMinutes,
                why,
                curve,
                evidence,
                rule,
                ruleVersion,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same event, handled in another way. */
    public IncidentEvent withHandling(Handling other) {
        return with(other, why, evidence);
    }

    /**
     * The same event, without a mention that is gone and must no longer be shown, and without naming whoever said it
     * among those who said most.
     *
     * @param voice pseudonym of its author
     */
    public IncidentEvent without(String mention, String voice) {
        Set<String> names = new HashSet<>(Set.of(voice));
        List<Evidence> left = new ArrayList<>();
        for (Evidence each : evidence) {
            String name = each.author();
            if (!each.mention().equals(mention)) {
                left.add(each);
            } else if (name != null) {
                names.add(name);
            }
        }
        return with(handling, why.withoutVoices(names), left);
    }

    private IncidentEvent with(@Nullable Handling otherHandling, Why otherWhy, List<Evidence> otherEvidence) {
        return new IncidentEvent(
                v,
                incident,
                sequence,
                event,
                brand,
                brandName,
                kind,
                at,
                started,
                late,
                competitor,
                severity,
                count,
                expected,
                low,
                high,
                windowMinutes,
                otherWhy,
                curve,
                otherEvidence,
                rule,
                ruleVersion,
                kinds,
                source,
                trigger,
                otherHandling,
                annotations,
                learning,
                surprise,
                horizonMinutes);
    }

    /** How it reaches people, also where an older message does not say so. */
    @JsonIgnore
    public Handling handled() {
        return handling == null ? Handling.usual(kind, competitor) : handling;
    }

    /** All that is unusual, also where an older message names one kind only. */
    @JsonIgnore
    public List<Kind> allKinds() {
        return kinds == null ? List.of(kind) : kinds;
    }

    /** The key on {@code alerts.v1}: one per event of an incident. */
    @JsonIgnore
    public String id() {
        return incident + "|" + sequence;
    }

    /** How many times the usual; the count itself where next to nothing is usual. */
    @JsonIgnore
    public double ratio() {
        return count / Math.max(1, expected);
    }

    /** A step in an incident's life. */
    public enum Type {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("escalated")
        ESCALATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("resolved")
        RESOLVED
    }

    /** What is unusual, and the words for it in a subject line. */
    public enum Kind {
        /** Far more unique stories than usual. */
        @JsonProperty("volume")
        VOLUME("much more talk than usual"),
        /** Far more negative stories, and a larger share of them, than usual. */
        @JsonProperty("negative")
        NEGATIVE("many complaints"),
        /** Ratings clearly below what is usual. */
        @JsonProperty("rating-drop")
        RATING_DROP("falling ratings"),
        /** Far more questions than usual. */
        @JsonProperty("questions")
        QUESTIONS("many questions"),
        /** Nothing is heard where much is usual, although every source works. */
        @JsonProperty("silence")
        SILENCE("unusually quiet"),
        /** A single mention that somebody wanted to see at once. */
        @JsonProperty("must-see")
        MUST_SEE("one mention to see at once"),
        /** A plain threshold of the policy was reached. */
        @JsonProperty("threshold")
        THRESHOLD("a set limit was reached"),
        /** Notice: many copies of few texts; they count as few stories. */
        @JsonProperty("flood")
        FLOOD("a flood of copies"),
        /** Notice: a new source, or a new level for good; the baseline was moved. */
        @JsonProperty("shift")
        SHIFT("a new usual level"),
        /** Notice: a source that delivered steadily is not heard. */
        @JsonProperty("gap")
        GAP("a source is not heard"),
        /** Notice: most brands rose at once, which is our own intake rather than the world. */
        @JsonProperty("intake")
        INTAKE("our own intake rose for all brands");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Such as "many complaints": what follows a brand's name. */
        public String words() {
            return words;
        }

        /** Something about our data rather than about the brand: never more than a notice. */
        public boolean isNotice() {
            return this == FLOOD || this == SHIFT || this == GAP || this == INTAKE;
        }
    }

    /** The baseline is still being learnt: shown as "day 5 of 14". */
    public record Learning(int day, int of) {}

    /**
     * @param negative mentions by label
     * @param terms unusually frequent, most unusual first
     * @param sources by share of the window's mentions, largest first
     * @param countries the same of those that say where they come from; null in older messages
     * @param voices who said most: names that may be shown, others by pseudonym; null in older messages
     * @param duplicates copies that were folded into stories; null in older messages
     * @param sentimentShift share of negative ones less what is usual; null where nothing was scored
     * @param ratings those of the window, or null without any
     * @param questions mentions that ask something; null in older messages
     */
    public record Why(
            long mentions,
            long stories,
            long authors,
            long negative,
            long neutral,
            long positive,
            double usualNegativeShare,
            List<Term> terms,
            List<Share> sources,
            @Nullable List<Share> countries,
            @Nullable List<Share> voices,
            @Nullable Long duplicates,
            @Nullable Double sentimentShift,
            @Nullable Ratings ratings,
            @Nullable Long questions) {
        public Why {
            terms = List.copyOf(terms);
            sources = List.copyOf(sources);
            countries = countries == null ? null : List.copyOf(countries);
            voices = voices == null ? null : List.copyOf(voices);
        }

        Why withoutVoices(Set<String> names) {
            List<Share> left = voices == null
                    ? null
                    : voices.stream()
                            .filter(share -> !names.contains(share.name()))
                            .toList();
            return new Why(
                    mentions,
                    stories,
                    authors,
                    negative,
                    neutral,
                    positive,
                    usualNegativeShare,
                    terms,
                    sources,
                    countries,
                    left,
                    duplicates,
                    sentimentShift,
                    ratings,
                    questions);
        }

        /** Without what was added later. */
        public Why(
                long mentions,
                long stories,
                long authors,
                long negative,
                long neutral,
                long positive,
                double usualNegativeShare,
                List<Term> terms,
                List<Share> sources) {
            this(
                    mentions,
                    stories,
                    authors,
                    negative,
                    neutral,
                    positive,
                    usualNegativeShare,
                    terms,
                    sources,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * @param lift how many times its usual share
     * @param score log-likelihood ratio G² against the brand's background (Dunning, 1993); null in older messages
     */
    public record Term(
            String term, long count, double lift, @Nullable Double score) {

        /** Without its score. */
        public Term(String term, long count, double lift) {
            this(term, count, lift, null);
        }
    }

    /** @param share 0 to 1 */
    public record Share(String name, long count, double share) {}

    /** Stars on 1 to 5. */
    public record Ratings(long count, double mean, double usual) {}

    /** One bin of the curve: unique stories against the band. */
    public record CurvePoint(Instant at, long count, double expected, double low, double high, long negative) {}

    /**
     * A mention that shows what it is about; the text is an excerpt of at most 280 characters.
     *
     * @param role why it was chosen; null in older messages
     */
    public record Evidence(
            String mention,
            @Nullable String url,
            @Nullable String title,
            @Nullable String text,
            @Nullable String author,
            String source,
            Instant published,
            @Nullable Label sentiment,
            long engagement,
            long copies,
            @Nullable Role role) {

        /** Without the reason why it was chosen. */
        public Evidence(
                String mention,
                @Nullable String url,
                @Nullable String title,
                @Nullable String text,
                @Nullable String author,
                String source,
                Instant published,
                @Nullable Label sentiment,
                long engagement,
                long copies) {
            this(mention, url, title, text, author, source, published, sentiment, engagement, copies, null);
        }
    }

    /** Why a mention is evidence. */
    public enum Role {
        @JsonProperty("first")
        FIRST,
        @JsonProperty("most-engaged")
        MOST_ENGAGED,
        @JsonProperty("typical")
        TYPICAL,
        @JsonProperty("trigger")
        TRIGGER
    }
}

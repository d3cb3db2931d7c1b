package dev.grapevine.enrichment;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.brand.Match;
import dev.grapevine.correction.Correction;
import dev.grapevine.correction.Corrections;
import dev.grapevine.enrichment.EnrichedMention.Corrected;
import dev.grapevine.enrichment.EnrichedMention.Matched;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.story.StoryText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a mention means to each brand it is about.
 *
 * <p>Pure: the same mention gives the same documents. It never throws, whatever a mention holds; what cannot be scored
 * says so. Whether a document is the first of its story or voice is decided later, by whoever knows the others: here
 * both are true.
 */
public final class Enricher {

    private final BrandMatcher matcher;
    private final BrandSentiment sentiment;
    private final Gist gist;
    private final KnownAccounts accounts;
    private final Corrections corrections;

    /** Where accounts are known by their names alone. */
    public Enricher(BrandMatcher matcher, SentimentAnalyzer analyzer) {
        this(matcher, analyzer, null);
    }

    /** @param pseudonyms of the authors, so that accounts are recognised by them; null where the key is not known */
    public Enricher(BrandMatcher matcher, SentimentAnalyzer analyzer, @Nullable Pseudonyms pseudonyms) {
        this.matcher = matcher;
        SentimentAnalyzer remembered = new RememberedScores(analyzer);
        this.sentiment = new BrandSentiment(remembered);
        this.gist = new Gist(remembered);
        this.accounts = new KnownAccounts(pseudonyms);
        this.corrections = Corrections.NONE;
    }

    private Enricher(Enricher other, BrandMatcher matcher, Gist gist, Corrections corrections) {
        this.matcher = matcher;
        this.sentiment = other.sentiment;
        this.gist = gist;
        this.accounts = other.accounts;
        this.corrections = corrections;
    }

    /** The same with what people know better. */
    public Enricher with(Corrections others) {
        return new Enricher(this, matcher, gist, others);
    }

    /** The same for other brands, with all that does not depend on them. */
    public Enricher with(BrandMatcher others) {
        return new Enricher(this, others, gist.anew(), corrections);
    }

    /** One document for each brand that matches, ordered by brand id; none for a deletion. */
    public List<EnrichedMention> enrich(Mention mention) {
        if (mention.action() == Action.DELETE) {
            return List.of();
        }
        Subject subject = Subject.of(mention);
        List<Match> matches = matcher.match(mention, subject);
        List<EnrichedMention> documents = new ArrayList<>();
        for (Match match : matches) {
            documents.add(document(mention, subject, match, documents.isEmpty()));
        }
        return documents;
    }

    private EnrichedMention document(Mention mention, Subject subject, Match match, boolean primary) {
        Sentiment machine = sentiment.of(mention, match);
        Optional<Better> correction = better(mention, subject, match, machine);
        Sentiment feeling = correction.map(Better::feeling).orElse(machine);
        EnrichedMentionBuilder document = EnrichedMention.of(
                        mention, match.brand().id())
                .mention(new MentionRef(mention.id(), primary))
                .site(Subject.host(mention.url()).orElse(null))
                .canonical(CanonicalUrl.of(mention.url()).orElse(null))
                .own(accounts.isOwn(mention, match.brand()) || isAverage(mention))
                .sentiment(feeling)
                .correction(correction
                        .map(by -> Corrected.of(by.correction(), machine))
                        .orElse(null))
                .story(new Story(StoryText.idOf(mention), true))
                .voice(voice(mention, match.brand()))
                .match(new Matched(match.clauses(), match.spans()));
        gist.tell(document, mention, subject, match.brand(), feeling);
        return document.build();
    }

    private record Better(Correction correction, Sentiment feeling) {}

    /** What a person says of this mention stands even where the machine agrees; a rule only where it changes something. */
    private Optional<Better> better(Mention mention, Subject subject, Match match, Sentiment machine) {
        if (corrections.isEmpty()) {
            return Optional.empty();
        }
        String brand = match.brand().id();
        return corrections
                .label(mention, subject, brand)
                .map(by -> new Better(by, surely(Objects.requireNonNull(by.label(), "it labels"))))
                .or(() -> corrections
                        .mask(mention, subject, brand)
                        .map(masked -> new Better(masked.rule(), sentiment.of(masked.mention(), match))))
                .filter(better ->
                        better.correction().isRelabel() || better.feeling().label() != machine.label());
    }

    private static Sentiment surely(Label label) {
        return Sentiment.of(
                label,
                label == Label.NEGATIVE ? 1 : label == Label.MIXED ? 0.5 : 0,
                label == Label.NEUTRAL ? 1 : 0,
                label == Label.POSITIVE ? 1 : label == Label.MIXED ? 0.5 : 0,
                "correction");
    }

    /** What a page states of all its ratings, under the name of the thing; reviews carry it too, but say something. */
    private static boolean isAverage(Mention mention) {
        if (mention.aggregate() == null || mention.rating() != null || mention.text() != null) {
            return false;
        }
        Item item = mention.item();
        return mention.title() == null || (item != null && mention.title().equals(item.name()));
    }

    private Voice voice(Mention mention, Brand brand) {
        String author = mention.author() == null ? null : mention.author().id();
        String id = author == null ? mention.id() : author;
        return accounts.roleOf(mention, brand)
                .map(role -> new Voice(id, true, role.name(), List.of(role.because()), null))
                .orElseGet(() -> new Voice(id, true));
    }
}

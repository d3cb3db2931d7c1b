package dev.grapevine.enrichment;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.brand.Match;
import dev.grapevine.enrichment.EnrichedMention.Matched;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.story.StoryText;
import java.util.ArrayList;
import java.util.List;
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

    /** Where accounts are known by their names alone. */
    public Enricher(BrandMatcher matcher, SentimentAnalyzer analyzer) {
        this(matcher, analyzer, null);
    }

    /** @param pseudonyms of the authors, so that accounts are recognised by them; null where the key is not known */
    public Enricher(BrandMatcher matcher, SentimentAnalyzer analyzer, @Nullable Pseudonyms pseudonyms) {
        this.matcher = matcher;
        this.sentiment = new BrandSentiment(analyzer);
        this.gist = new Gist(analyzer);
        this.accounts = new KnownAccounts(pseudonyms);
    }

    /** One document for each brand that matches, ordered by brand id; none for a deletion. */
    public List<EnrichedMention> enrich(Mention mention) {
        if (mention.action() == Action.DELETE) {
            return List.of();
        }
        List<Match> matches = matcher.match(mention);
        if (matches.isEmpty()) {
            return List.of();
        }
        Subject subject = Subject.of(mention);
        List<EnrichedMention> documents = new ArrayList<>();
        for (Match match : matches) {
            documents.add(document(mention, subject, match, documents.isEmpty()));
        }
        return documents;
    }

    private EnrichedMention document(Mention mention, Subject subject, Match match, boolean primary) {
        Sentiment feeling = sentiment.of(mention, match);
        EnrichedMentionBuilder document = EnrichedMention.of(
                        mention, match.brand().id())
                .mention(new MentionRef(mention.id(), primary))
                .site(Subject.host(mention.url()).orElse(null))
                .canonical(CanonicalUrl.of(mention.url()).orElse(null))
                .own(accounts.isOwn(mention, match.brand()))
                .sentiment(feeling)
                .story(new Story(StoryText.idOf(mention), true))
                .voice(voice(mention, match.brand()))
                .match(new Matched(match.clauses(), match.spans()));
        gist.tell(document, mention, subject, match.brand(), feeling);
        return document.build();
    }

    private Voice voice(Mention mention, Brand brand) {
        String author = mention.author() == null ? null : mention.author().id();
        String id = author == null ? mention.id() : author;
        return accounts.roleOf(mention, brand)
                .map(role -> new Voice(id, true, role.name(), List.of(role.because()), null))
                .orElseGet(() -> new Voice(id, true));
    }
}

package dev.grapevine.enrichment;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.brand.Match;
import dev.grapevine.enrichment.EnrichedMention.Matched;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.query.Subject;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.story.StoryText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    public Enricher(BrandMatcher matcher, SentimentAnalyzer analyzer) {
        this.matcher = matcher;
        this.sentiment = new BrandSentiment(analyzer);
    }

    /** One document for each brand that matches, ordered by brand id; none for a deletion. */
    public List<EnrichedMention> enrich(Mention mention) {
        if (mention.action() == Action.DELETE) {
            return List.of();
        }
        List<EnrichedMention> documents = new ArrayList<>();
        for (Match match : matcher.match(mention)) {
            documents.add(document(mention, match, documents.isEmpty()));
        }
        return documents;
    }

    private EnrichedMention document(Mention mention, Match match, boolean primary) {
        return EnrichedMention.of(mention, match.brand().id())
                .mention(new MentionRef(mention.id(), primary))
                .site(Subject.host(mention.url()).orElse(null))
                .own(isOwn(mention, match.brand()))
                .sentiment(sentiment.of(mention, match))
                .story(new Story(StoryText.idOf(mention), true))
                .voice(new Voice(voice(mention), true))
                .match(new Matched(match.clauses(), match.spans()))
                .build();
    }

    private static String voice(Mention mention) {
        String author = mention.author() == null ? null : mention.author().id();
        return author == null ? mention.id() : author;
    }

    private static boolean isOwn(Mention mention, Brand brand) {
        return isOwnAccount(mention.author(), brand)
                || Subject.host(mention.url()).stream()
                        .anyMatch(host -> brand.ownDomains().stream().anyMatch(own -> isWithin(host, own)));
    }

    private static boolean isOwnAccount(@Nullable Author author, Brand brand) {
        return author != null
                && brand.ownAccounts().stream()
                        .anyMatch(own -> isAccount(own, author.name()) || isAccount(own, author.id()));
    }

    private static boolean isAccount(String own, @Nullable String account) {
        return account != null && withoutAt(own).equalsIgnoreCase(withoutAt(account));
    }

    private static String withoutAt(String account) {
        return account.startsWith("@") ? account.substring(1) : account;
    }

    private static boolean isWithin(String host, String domain) {
        String own = domain.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        return host.equals(own) || host.endsWith("." + own);
    }
}

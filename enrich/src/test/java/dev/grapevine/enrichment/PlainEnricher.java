package dev.grapevine.enrichment;

import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionId;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The simplest enricher that tests can calculate with: a mention is about each brand whose id is one of its words, "good"
 * and "bad" say how it feels, "own" that the brand says it itself, and its story is its set of words.
 */
public final class PlainEnricher {

    private final Collection<String> brands;

    public PlainEnricher(Collection<String> brands) {
        this.brands = new TreeSet<>(brands);
    }

    public List<EnrichedMention> enrich(Mention mention) {
        List<String> words = Arrays.asList(mention.words().split("\\s+"));
        List<EnrichedMention> documents = new ArrayList<>();
        for (String brand : brands) {
            if (words.contains(brand)) {
                documents.add(document(mention, brand, words, documents.isEmpty()));
            }
        }
        return documents;
    }

    private static EnrichedMention document(Mention mention, String brand, List<String> words, boolean primary) {
        String author = mention.author() == null ? null : mention.author().id();
        return EnrichedMention.of(mention, brand)
                .mention(new MentionRef(mention.id(), primary))
                .own(words.contains("own"))
                .sentiment(sentiment(words))
                .story(new Story(MentionId.sha256(String.join(" ", new TreeSet<>(words))), false))
                .voice(new Voice(author == null ? mention.id() : author, false))
                .build();
    }

    private static Sentiment sentiment(List<String> words) {
        if (words.contains("good") && words.contains("bad")) {
            return Sentiment.of(Label.MIXED, 0.5, 0, 0.5, "plain/1");
        }
        if (words.contains("bad")) {
            return Sentiment.of(Label.NEGATIVE, 1, 0, 0, "plain/1");
        }
        return words.contains("good")
                ? Sentiment.of(Label.POSITIVE, 0, 0, 1, "plain/1")
                : Sentiment.of(Label.NEUTRAL, 0, 1, 0, "plain/1");
    }
}

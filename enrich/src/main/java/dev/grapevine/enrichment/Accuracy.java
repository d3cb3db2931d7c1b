package dev.grapevine.enrichment;

import dev.grapevine.correction.Correction;
import dev.grapevine.correction.Corrections;
import dev.grapevine.mention.Mention;
import dev.grapevine.sentiment.Sentiment;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often the machine is right about the mentions that people relabelled: by itself, and with the rules for phrases
 * that people wrote since.
 */
public final class Accuracy {

    private final Enricher machine;
    private final Enricher withRules;
    private final Corrections corrections;
    /** By document, so that a mention that was edited counts once, as it stands now. */
    private final Map<String, Verdict> verdicts = new HashMap<>();

    private record Verdict(boolean before, boolean after) {}

    public Accuracy(Enricher machine, Collection<Correction> corrections) {
        this.corrections = new Corrections(corrections);
        this.machine = machine.with(Corrections.NONE);
        this.withRules = machine.with(this.corrections.rulesOnly());
    }

    /**
     * @param relabelled documents that people relabelled and that are still kept
     * @param before share of them that the machine gets right by itself; null without any
     * @param after the same with the rules
     */
    public record Result(
            int relabelled,
            long rightBefore,
            long rightAfter,
            @Nullable Double before,
            @Nullable Double after) {}

    public void hear(Mention mention) {
        if (!corrections.isRelabelled(mention.id())) {
            return;
        }
        Map<String, EnrichedMention> ruled =
                withRules.enrich(mention).stream().collect(Collectors.toMap(EnrichedMention::brand, each -> each));
        for (EnrichedMention document : machine.enrich(mention)) {
            corrections
                    .relabel(mention.id(), document.brand())
                    .ifPresent(relabel -> verdicts.put(
                            document.id(),
                            new Verdict(isRight(relabel, document), isRight(relabel, ruled.get(document.brand())))));
        }
    }

    public Result result() {
        long before = verdicts.values().stream().filter(Verdict::before).count();
        long after = verdicts.values().stream().filter(Verdict::after).count();
        int all = verdicts.size();
        return new Result(
                all, before, after, all == 0 ? null : (double) before / all, all == 0 ? null : (double) after / all);
    }

    private static boolean isRight(Correction relabel, @Nullable EnrichedMention document) {
        Sentiment sentiment = document == null ? null : document.sentiment();
        return sentiment != null && sentiment.label() == relabel.label();
    }
}

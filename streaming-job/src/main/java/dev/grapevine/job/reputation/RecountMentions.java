package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Correction;
import dev.grapevine.correction.Corrections;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.history.Change;
import dev.grapevine.history.Latest;
import dev.grapevine.history.Update;
import dev.grapevine.job.reputation.Guard.Outcome;
import dev.grapevine.job.wire.Encoded;
import dev.grapevine.job.wire.EncodedSerializer;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Asks of each message what it changes about its mention, and what that means for each brand.
 *
 * <p>Keyed by mention id, so all messages of one mention meet here in the order of their partition. Until the brands
 * that stood at the start have been read, mentions wait in state: matched against too few brands they would be lost
 * without a trace. If the job restarts meanwhile, they still wait.
 *
 * <p>What is to be forgotten is not even matched. That is known as soon as the wish has been read; what was heard before
 * has been taken back by whoever wished it.
 *
 * <p>Run by {@link RecountOperator}, which has several mentions enriched together.
 *
 * <p>The matcher is changed when the next mention arrives after a change of brands, not once per change; so are the
 * corrections.
 */
final class RecountMentions extends KeyedBroadcastProcessFunction<String, Heard, BrandNews, Told> {

    private static final ListStateDescriptor<Heard> WAITING =
            new ListStateDescriptor<>("waiting-for-brands", WireType.of(Heard.class));
    private static final EncodedSerializer<Latest> LATEST = EncodedSerializer.of(Latest.class);

    private final Enrichment.Factory factory;
    private final Duration deadline;

    private transient ValueState<Encoded<Latest>> latest;
    private transient ListState<Heard> waiting;
    private transient @Nullable GuardedEnrichment enrichment;
    private transient boolean outdated;
    private transient boolean corrected;
    /** Outcomes of mentions that are about to be recounted, by identity. */
    private transient IdentityHashMap<Mention, Outcome<List<EnrichedMention>>> ahead;

    private transient RecountMetrics metrics;

    /** Where either context puts what is no recount. */
    private interface Side {
        <T> void output(OutputTag<T> tag, T value);
    }

    RecountMentions(Enrichment.Factory factory, Duration deadline) {
        this.factory = factory;
        this.deadline = deadline;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Encoded<Latest>> descriptor = new ValueStateDescriptor<>("latest", LATEST);
        descriptor.enableTimeToLive(StateLife.ttl(StateLife.OF_A_MENTION));
        latest = getRuntimeContext().getState(descriptor);
        waiting = getRuntimeContext().getListState(WAITING);
        ahead = new IdentityHashMap<>();
        metrics = new RecountMetrics(getRuntimeContext().getMetricGroup());
    }

    /** Whether a mention, whose key is the current one, will have to be enriched as things stand. */
    boolean needsEnrichment(Mention mention, boolean again) throws Exception {
        return Change.between(Encoded.value(latest.value()), mention, again).needsDocuments();
    }

    /**
     * Enriches together what is about to be recounted. Left out while a change of brands or corrections is still to be
     * taken in: each is then enriched by itself.
     */
    void enrichAhead(List<Mention> mentions) throws InterruptedException {
        GuardedEnrichment known = enrichment;
        if (known != null && !outdated && !corrected) {
            enrichAhead(mentions, known);
        }
    }

    /** What was enriched in vain, because an earlier one of the same mention made it needless. */
    void forgetAhead() {
        ahead.clear();
    }

    private void enrichAhead(List<Mention> mentions, GuardedEnrichment enrichment) throws InterruptedException {
        long start = System.nanoTime();
        List<Outcome<List<EnrichedMention>>> outcomes = enrichment.enrich(mentions);
        metrics.spent(System.nanoTime() - start);
        for (int i = 0; i < mentions.size(); i++) {
            ahead.put(mentions.get(i), outcomes.get(i));
        }
    }

    @Override
    public void processElement(Heard heard, ReadOnlyContext context, Collector<Told> out) throws Exception {
        if (!context.getBroadcastState(Tags.PROGRESS).contains(Tags.ALL_READ)) {
            waiting.add(heard);
            return;
        }
        recount(
                heard,
                context.getBroadcastState(Tags.FORGOTTEN),
                enrichment(context.getBroadcastState(Tags.BRANDS), context.getBroadcastState(Tags.CORRECTIONS)),
                context::output,
                out);
    }

    @Override
    public void processBroadcastElement(BrandNews news, Context context, Collector<Told> out) throws Exception {
        BroadcastState<String, Brand> brands = context.getBroadcastState(Tags.BRANDS);
        switch (news.kind()) {
            case PUT -> brands.put(news.id(), Objects.requireNonNull(news.brand(), "a put carries its brand"));
            case REMOVED -> brands.remove(news.id());
            case CORRECTED, UNCORRECTED -> correct(news, context.getBroadcastState(Tags.CORRECTIONS));
            case ALL_READ -> letThrough(context, out);
            case FORGOTTEN ->
                context.getBroadcastState(Tags.FORGOTTEN)
                        .put(news.id(), Objects.requireNonNull(news.erasure(), "it says since when"));
            case REMEMBERED -> context.getBroadcastState(Tags.FORGOTTEN).remove(news.id());
            case ACT, HEALTH -> {}
        }
        outdated |= news.kind() == BrandNews.Kind.PUT || news.kind() == BrandNews.Kind.REMOVED;
    }

    private void correct(BrandNews news, BroadcastState<String, Correction> corrections) throws Exception {
        Correction correction = news.correction();
        if (correction == null) {
            corrections.remove(news.id());
        } else {
            corrections.put(news.id(), correction);
        }
        corrected = true;
    }

    @Override
    public void close() {
        if (enrichment != null) {
            enrichment.close();
        }
    }

    private void letThrough(Context context, Collector<Told> out) throws Exception {
        context.getBroadcastState(Tags.PROGRESS).put(Tags.ALL_READ, true);
        GuardedEnrichment enrichment =
                enrichment(context.getBroadcastState(Tags.BRANDS), context.getBroadcastState(Tags.CORRECTIONS));
        BroadcastState<String, Erasure> forgotten = context.getBroadcastState(Tags.FORGOTTEN);
        context.applyToKeyedState(WAITING, (key, state) -> {
            for (Heard heard : state.get()) {
                recount(heard, forgotten, enrichment, context::output, out);
            }
            state.clear();
        });
    }

    private void recount(
            Heard heard,
            ReadOnlyBroadcastState<String, Erasure> forgotten,
            GuardedEnrichment enrichment,
            Side side,
            Collector<Told> out)
            throws Exception {
        Heard known = unlessForgotten(heard, forgotten, side);
        Mention mention = known.mention();
        Latest before = Encoded.value(latest.value());
        Change change = Change.between(before, mention, known.again());
        if (change.needsDocuments()) {
            enrich(known, before, change, enrichment, side, out);
            return;
        }
        if (before != null && before.deleted() && change == Change.STALE && !known.again()) {
            takeBackAgain(mention, before, side);
        }
        apply(before, Update.of(before, mention, change, List.of()), known, out);
    }

    /**
     * What comes behind its own deletion is the last of its key, and the one that compaction keeps: whoever reads the
     * topic from the start would believe it. So the deletion is said once more.
     */
    private static void takeBackAgain(Mention mention, Latest deletion, Side side) {
        if (mention.action() != Action.DELETE) {
            side.output(Tags.TAKEN_BACK, Sighting.takenBack(mention, Instant.ofEpochMilli(deletion.version())));
        }
    }

    /** What is to be forgotten and is heard again is taken for its deletion, which belongs into the topic too. */
    private static Heard unlessForgotten(Heard heard, ReadOnlyBroadcastState<String, Erasure> forgotten, Side side)
            throws Exception {
        Mention mention = heard.mention();
        Erasure erasure = mention.action() == Action.DELETE ? null : forgotten.get(mention.id());
        if (erasure == null) {
            return heard;
        }
        Mention deletion = Sighting.takenBack(mention, erasure.at());
        side.output(Tags.TAKEN_BACK, deletion);
        return new Heard(deletion, false);
    }

    private void enrich(
            Heard heard,
            @Nullable Latest before,
            Change change,
            GuardedEnrichment enrichment,
            Side side,
            Collector<Told> out)
            throws Exception {
        Mention mention = heard.mention();
        if (!ahead.containsKey(mention)) {
            enrichAhead(List.of(mention), enrichment);
        }
        Outcome<List<EnrichedMention>> outcome = Objects.requireNonNull(ahead.remove(mention), "it was enriched");
        if (outcome instanceof Outcome.Done<List<EnrichedMention>> done) {
            metrics.enriched(done.value());
            apply(before, Update.of(before, mention, change, done.value()), heard, out);
        } else {
            metrics.failed();
            side.output(Tags.DEAD, letter(mention, (Outcome.Failed<List<EnrichedMention>>) outcome));
        }
    }

    private void apply(@Nullable Latest before, Update update, Heard heard, Collector<Told> out) throws Exception {
        metrics.applied(update);
        if (!update.after().equals(before)) {
            latest.update(LATEST.keep(update.after()));
        }
        for (Recount recount : update.recounts()) {
            out.collect(Told.of(heard.mention().fetched(), recount.fedAgain(heard.again())));
        }
    }

    private static DeadLetter letter(Mention mention, Outcome.Failed<List<EnrichedMention>> failed) {
        return new DeadLetter(
                MentionCodec.encode(mention),
                ReputationJob.STAGE,
                mention.source(),
                mention.id(),
                "ENRICHMENT_" + failed.reason().toUpperCase(Locale.ROOT),
                "the mention could not be matched with the brands: " + failed.detail());
    }

    private GuardedEnrichment enrichment(
            ReadOnlyBroadcastState<String, Brand> brands, ReadOnlyBroadcastState<String, Correction> corrections)
            throws Exception {
        GuardedEnrichment known = enrichment;
        if (known != null && !outdated && !corrected) {
            return known;
        }
        if (known == null) {
            known = new GuardedEnrichment(factory, sorted(brands), deadline);
        } else if (outdated) {
            known = known.changed(factory, sorted(brands));
        }
        known.correct(corrections(corrections));
        enrichment = known;
        outdated = false;
        corrected = false;
        return known;
    }

    private static Corrections corrections(ReadOnlyBroadcastState<String, Correction> state) throws Exception {
        List<Correction> corrections = new ArrayList<>();
        state.immutableEntries().forEach(entry -> corrections.add(entry.getValue()));
        return new Corrections(corrections);
    }

    private static List<Brand> sorted(ReadOnlyBroadcastState<String, Brand> brands) throws Exception {
        List<Brand> sorted = new ArrayList<>();
        brands.immutableEntries().forEach(entry -> sorted.add(entry.getValue()));
        sorted.sort(Comparator.comparing(Brand::id));
        return sorted;
    }
}

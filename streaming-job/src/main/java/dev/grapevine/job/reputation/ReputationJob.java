package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.history.Documents;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.JobConfig;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.mention.Mention;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.rollup.Tally;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.ConsumerGroup;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Listens to everything that was heard and says what it means: documents, counts and incidents.
 *
 * <pre>
 * erasures, mentions -> taken back -+   (erasures of single mentions reach recount with the brands)
 *                                   v
 * mentions, rematch -> recount per mention -> firsts per brand -+-> documents
 *                          ^                                    +-> sum per brand, source, bin -> rollups
 * brands ------------------+------------------------------------+-> watch per brand -> group -> alerts
 * acts ---------------------------------------------------------^
 * heartbeats ---------------------------------------------------^
 * </pre>
 */
public final class ReputationJob {

    public static final String NAME = "reputation";

    /** The stage of its dead letters. */
    public static final String STAGE = "reputation";

    /** Consumer group of all its sources: its committed offsets are checkpointed. */
    public static final String GROUP = ConsumerGroup.REPUTATION;

    private ReputationJob() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        define(env, Settings.of(System.getenv()));
        env.execute(NAME);
    }

    /** The job between real topics, which have to be there; whoever calls executes it. */
    public static void define(StreamExecutionEnvironment env, Settings settings) {
        JobConfig config = JobConfig.of(settings);
        ReputationEdges edges = new ReputationEdges(config.kafka());
        defineWorkflow(
                env,
                edges.sources(),
                edges.sinks(),
                BrandEnrichment.factory(settings.find(Setting.PSEUDONYM_KEY)),
                config);
    }

    /** Adds the job's operators to the environment. */
    static void defineWorkflow(
            StreamExecutionEnvironment env,
            ReputationSources sources,
            ReputationSinks sinks,
            Enrichment.Factory enrichment,
            JobConfig config) {
        env.configure(config.flink(NAME));

        SingleOutputStreamOperator<Heard> mentions =
                heard(env, sources.mentions(), StreamClock.ofMentions(), "mentions", false);
        SingleOutputStreamOperator<Heard> rematch = heard(env, sources.rematch(), StreamClock.none(), "rematch", true);
        DataStream<BrandNews> announced = brands(env, sources);
        DataStream<Plea> pleas = pleas(env, sources);
        DataStream<BrandNews> brands = announced.union(forgotten(pleas)).broadcast();

        SingleOutputStreamOperator<Mention> takenBack = takenBack(mentions, pleas);

        SingleOutputStreamOperator<Told> recounts = mentions.union(rematch, heard(takenBack))
                .keyBy(heard -> heard.mention().id())
                .connect(brands)
                .transform(
                        "recount mentions",
                        WireType.of(Told.class),
                        new RecountOperator(new RecountMentions(enrichment, config.enrichmentDeadline())))
                .uid("recount-mentions");

        takenBack
                .union(recounts.getSideOutput(Tags.TAKEN_BACK))
                .sinkTo(sinks.takenBack())
                .uid("taken-back-sink")
                .name("mentions.v1");

        DataStream<Told> told = recounts.keyBy(Told::brand)
                .transform("place firsts", WireType.of(Told.class), new PlaceFirsts.Operator())
                .uid("place-firsts");

        told.<EnrichedMention>flatMap(
                        (change, out) -> Documents.of(change.recount()).forEach(out::collect))
                .returns(WireType.of(EnrichedMention.class))
                .uid("documents")
                .name("documents")
                .sinkTo(sinks.documents())
                .uid("enriched-sink")
                .name("enriched.v1");

        told.<Rollup>flatMap((change, out) -> Tally.of(change.recount()).forEach(out::collect))
                .returns(WireType.of(Rollup.class))
                .uid("tally")
                .name("tally")
                .keyBy(Rollup::id)
                .process(new SumRollups(config.rollupInterval()), WireType.of(Rollup.class))
                .uid("sum-rollups")
                .name("sum rollups")
                .sinkTo(sinks.rollups())
                .uid("rollups-sink")
                .name("rollups.v1");

        DataStream<SourceHealth> heartbeats = env.fromSource(
                        sources.heartbeats(), StreamClock.ofHeartbeats(), "heartbeats", WireType.of(SourceHealth.class))
                .uid("heartbeats");
        SingleOutputStreamOperator<IncidentEvent> watched = told.union(timeOf(heartbeats))
                .keyBy(Told::brand)
                .connect(withActs(env, announced, heartbeats, sources))
                .transform("watch brands", WireType.of(IncidentEvent.class), new WatchBrands.Operator())
                .uid("watch-brands");

        watched.<Watched>flatMap((event, out) -> out.collect(Watched.of(event)))
                .returns(WireType.of(Watched.class))
                .uid("watched")
                .name("watched")
                .union(watched.getSideOutput(Tags.PULSES))
                .keyBy(all -> GroupIncidents.ALL)
                .process(new GroupIncidents(), WireType.of(IncidentEvent.class))
                .uid("group-incidents")
                .name("group incidents")
                .keyBy(IncidentEvent::brand)
                .connect(gone(told).keyBy(Told::brand))
                .process(new WithdrawEvidence(), WireType.of(IncidentEvent.class))
                .uid("withdraw-evidence")
                .name("withdraw evidence")
                .sinkTo(sinks.alerts())
                .uid("alerts-sink")
                .name("alerts.v1");

        mentions.getSideOutput(Tags.DEAD)
                .union(rematch.getSideOutput(Tags.DEAD), recounts.getSideOutput(Tags.DEAD))
                .sinkTo(sinks.dead())
                .uid("dead-sink")
                .name("mentions.dead.v1");
    }

    private static SingleOutputStreamOperator<Heard> heard(
            StreamExecutionEnvironment env,
            Source<Intake, ?, ?> source,
            WatermarkStrategy<Intake> clock,
            String name,
            boolean again) {
        return env.fromSource(source, clock, name, WireType.of(Intake.class))
                .uid(name)
                .process(new SortIntake(again), WireType.of(Heard.class))
                .uid(name + "-sorted")
                .name("sort " + name);
    }

    private static DataStream<Told> gone(DataStream<Told> told) {
        return told.filter(change -> change.document().deleted()).uid("gone").name("gone");
    }

    private static DataStream<Plea> pleas(StreamExecutionEnvironment env, ReputationSources sources) {
        return env.fromSource(sources.erasures(), StreamClock.none(), "erasures", WireType.of(Plea.class))
                .uid("erasures")
                .setParallelism(1);
    }

    /** Single mentions that are to be forgotten whenever they are heard. */
    private static DataStream<BrandNews> forgotten(DataStream<Plea> pleas) {
        return pleas.<BrandNews>flatMap((plea, out) -> {
                    if (plea.isOfMention()) {
                        out.collect(BrandNews.of(plea));
                    }
                })
                .returns(WireType.of(BrandNews.class))
                .uid("forgotten")
                .name("forgotten")
                .setParallelism(1);
    }

    /** What those said who are to be forgotten. */
    private static SingleOutputStreamOperator<Mention> takenBack(DataStream<Heard> mentions, DataStream<Plea> pleas) {
        return mentions.<Sighting>flatMap(
                        (heard, out) -> Sighting.of(heard.mention()).ifPresent(out::collect))
                .returns(WireType.of(Sighting.class))
                .uid("sightings")
                .name("sightings")
                .keyBy(Sighting::author)
                .connect(pleas.filter(plea -> !plea.isOfMention())
                        .uid("pleas-of-authors")
                        .name("pleas of authors")
                        .setParallelism(1)
                        .keyBy(Plea::subject))
                .process(new FollowErasures(), WireType.of(Mention.class))
                .uid("follow-erasures")
                .name("follow erasures");
    }

    /** On the way of the mentions, whose clock it shares. */
    private static DataStream<Heard> heard(DataStream<Mention> takenBack) {
        return takenBack
                .map(mention -> new Heard(mention, false))
                .returns(WireType.of(Heard.class))
                .uid("taken-back")
                .name("taken back");
    }

    /** In one task: the topic has one partition, and the order of a brand's changes matters. */
    private static DataStream<BrandNews> brands(StreamExecutionEnvironment env, ReputationSources sources) {
        WireType<BrandNews> type = WireType.of(BrandNews.class);
        DataStream<BrandNews> before = env.fromSource(
                        sources.brandsBefore(), WatermarkStrategy.noWatermarks(), "brands before", type)
                .uid("brands-before")
                .setParallelism(1);
        DataStream<BrandNews> after = env.fromSource(sources.brandsAfter(), StreamClock.none(), "brands after", type)
                .uid("brands-after")
                .setParallelism(1);
        return before.union(after)
                .transform("announce brands", type, new AnnounceBrands())
                .uid("announce-brands")
                .setParallelism(1);
    }

    /**
     * What people did, which is no part of the clock, and how the sources do reach every watch. A report arrives before
     * the clock passes its time, so that every tick knows all reports of before.
     */
    private static DataStream<BrandNews> withActs(
            StreamExecutionEnvironment env,
            DataStream<BrandNews> announced,
            DataStream<SourceHealth> heartbeats,
            ReputationSources sources) {
        DataStream<BrandNews> acts = env.fromSource(
                        sources.acts(), StreamClock.none(), "acts", WireType.of(BrandNews.class))
                .uid("acts")
                .setParallelism(1);
        DataStream<BrandNews> health = heartbeats
                .<BrandNews>flatMap((report, out) -> out.collect(BrandNews.health(report)))
                .returns(WireType.of(BrandNews.class))
                .uid("health-of-sources")
                .name("health of sources");
        return announced.union(acts, health).broadcast();
    }

    /** Nothing but their time: they move the clock on while nobody says anything. */
    private static DataStream<Told> timeOf(DataStream<SourceHealth> heartbeats) {
        return heartbeats
                .<Told>flatMap((health, out) -> {})
                .returns(WireType.of(Told.class))
                .uid("heartbeat-time")
                .name("heartbeat time");
    }
}

package dev.grapevine.job.reputation;

import dev.grapevine.erasure.Erasure;
import dev.grapevine.job.wire.Encoded;
import dev.grapevine.job.wire.EncodedSerializer;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.mention.Mention;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Takes back everything that an author said when it is to be forgotten, and what is heard of that author later.
 *
 * <p>Keyed by pseudonym, beside the way of the mentions, so that it costs them nothing. What it emits are deletions: they
 * join the mentions, which takes each out of documents, counts, stories and evidence as any deletion at its source does,
 * and they are written to {@code mentions.v1} under the mention's key, where compaction then removes the words.
 *
 * <p>A mention and the deletion that follows it take different ways and may meet their state in either order; the
 * deletion is the newer one, so the end is the same. If the job restarts, the same deletions come again and change
 * nothing.
 *
 * <p>An account that is gone is remembered for as long as anything of it can still be replayed. What somebody asked for
 * is remembered until it is taken back.
 */
final class FollowErasures extends KeyedCoProcessFunction<String, Sighting, Plea, Mention> {

    private static final EncodedSerializer<Sighting> SIGHTING = EncodedSerializer.of(Sighting.class);

    private transient MapState<String, Encoded<Sighting>> said;
    private transient ValueState<Erasure> gone;
    private transient ValueState<Erasure> asked;
    private transient Counter takenBack;

    @Override
    public void open(OpenContext context) {
        MapStateDescriptor<String, Encoded<Sighting>> mentions =
                new MapStateDescriptor<>("said", StringSerializer.INSTANCE, SIGHTING);
        mentions.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        said = getRuntimeContext().getMapState(mentions);
        gone = getRuntimeContext().getState(erasure("gone", StateLife.OF_A_MENTION));
        asked = getRuntimeContext().getState(erasure("asked", null));
        takenBack = getRuntimeContext().getMetricGroup().counter("takenBack");
    }

    private static ValueStateDescriptor<Erasure> erasure(String name, @Nullable Duration life) {
        ValueStateDescriptor<Erasure> descriptor = new ValueStateDescriptor<>(name, WireType.of(Erasure.class));
        if (life != null) {
            descriptor.enableTimeToLive(StateLife.ttl(life));
        }
        return descriptor;
    }

    @Override
    public void processElement1(Sighting sighting, Context context, Collector<Mention> out) throws Exception {
        Erasure erasure = asked.value() == null ? gone.value() : asked.value();
        if (erasure == null) {
            said.put(sighting.nativeId(), SIGHTING.keep(sighting));
        } else {
            takeBack(sighting, erasure, out);
        }
    }

    @Override
    public void processElement2(Plea plea, Context context, Collector<Mention> out) throws Exception {
        Erasure erasure = plea.erasure();
        if (erasure == null) {
            gone.clear();
            asked.clear();
            return;
        }
        (erasure.isOfAccount() ? gone : asked).update(erasure);
        for (Encoded<Sighting> sighting : said.values()) {
            takeBack(sighting.get(), erasure, out);
        }
        said.clear();
    }

    private void takeBack(Sighting sighting, Erasure erasure, Collector<Mention> out) {
        takenBack.inc();
        out.collect(sighting.takenBack(erasure.at()));
    }
}

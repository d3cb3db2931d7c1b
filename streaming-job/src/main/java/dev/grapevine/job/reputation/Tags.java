package dev.grapevine.job.reputation;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Correction;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.health.Standing;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.DeadLetter;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/** The side output and the broadcast state that several operators of the job know. */
final class Tags {

    /** Messages that could not be used. */
    static final OutputTag<DeadLetter> DEAD = new OutputTag<>("dead-letters", WireType.of(DeadLetter.class));

    /** The brands that stand now, by id. */
    static final MapStateDescriptor<String, Brand> BRANDS =
            new MapStateDescriptor<>("brands", Types.STRING, WireType.of(Brand.class));

    /** Holds {@link #ALL_READ} once the brands that stood at the start have been read. */
    static final MapStateDescriptor<String, Boolean> PROGRESS =
            new MapStateDescriptor<>("brands-progress", Types.STRING, Types.BOOLEAN);

    /** What people did about incidents, by subject, verb and time. */
    static final MapStateDescriptor<String, Act> ACTS =
            new MapStateDescriptor<>("acts", Types.STRING, WireType.of(Act.class));

    /** How each source stands, by its name. */
    static final MapStateDescriptor<String, Standing> STANDINGS =
            new MapStateDescriptor<>("standings", Types.STRING, WireType.of(Standing.class));

    /** How each brand does, for those who look at all of them. */
    static final OutputTag<Watched> PULSES = new OutputTag<>("pulses", WireType.of(Watched.class));

    /** The corrections that stand now, by key. */
    static final MapStateDescriptor<String, Correction> CORRECTIONS =
            new MapStateDescriptor<>("corrections", Types.STRING, WireType.of(Correction.class));

    /** The mentions that are to be forgotten whenever they are heard, by id. */
    static final MapStateDescriptor<String, Erasure> FORGOTTEN =
            new MapStateDescriptor<>("forgotten", Types.STRING, WireType.of(Erasure.class));

    /** The deletions of those, for the topic that they were heard from. */
    static final OutputTag<Mention> TAKEN_BACK = new OutputTag<>("taken-back", WireType.of(Mention.class));

    static final String ALL_READ = "all-read";

    private Tags() {}
}

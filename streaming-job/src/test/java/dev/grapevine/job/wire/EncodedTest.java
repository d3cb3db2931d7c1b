package dev.grapevine.job.wire;

import static dev.grapevine.mention.Mentions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.history.Roster;
import dev.grapevine.json.Codec;
import dev.grapevine.rollup.Rollup;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class EncodedTest {

    private static final EncodedSerializer<Roster> ROSTERS = EncodedSerializer.of(Roster.class);
    private static final Codec<Roster> CODEC = Codec.binary(Roster.class);

    @Test
    void isEncodedOnceAndDecodedOnceBetweenTwoCheckpoints() {
        Roster roster = new Roster("a", List.of());
        Encoded<Roster> encoded = Encoded.of(CODEC, roster);
        assertThat(encoded.get()).isSameAs(roster);

        byte[] written = encoded.written();
        Roster read = encoded.get();
        assertThat(read).isEqualTo(roster).isNotSameAs(roster);
        assertThat(encoded.get()).isSameAs(read);
        assertThat(encoded.written()).isSameAs(written).isEqualTo(CODEC.encode(roster));
    }

    @Test
    void isReadAndWrittenByManyAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int i = 0; i < 5_000; i++) {
                Roster roster = new Roster("a" + i, List.of());
                Encoded<Roster> encoded = Encoded.of(CODEC, roster);
                Callable<Object> read = encoded::get;
                Callable<Object> write = encoded::written;
                List<Future<Object>> done = threads.invokeAll(List.of(write, read, write));
                assertThat(done.get(1).get()).isEqualTo(roster);
                assertThat(done.get(0).get())
                        .isEqualTo(CODEC.encode(roster))
                        .isEqualTo(done.get(2).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyWhatSaysSoIsKeptEncoded() {
        assertThatThrownBy(() -> EncodedSerializer.of(Rollup.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KeptEncoded");
    }

    /** A savepoint names the class of what it holds; both serializers write the same. */
    @Test
    void stateThatWasWrittenByTheOtherSerializerIsRead() throws Exception {
        OperatorSubtaskState plain;
        try (var harness = harness(new Plainly())) {
            harness.processElement("a", NOON.toEpochMilli());
            plain = harness.snapshot(1, 1);
        }
        OperatorSubtaskState encoded;
        try (var harness = harness(new Keeping(), plain)) {
            harness.processElement("a", NOON.toEpochMilli());
            assertThat(harness.extractOutputValues()).containsExactly("a");
            encoded = harness.snapshot(2, 2);
            harness.processElement("a", NOON.toEpochMilli());
            assertThat(harness.extractOutputValues()).containsExactly("a", "aa");
        }
        try (var harness = harness(new Keeping(), encoded)) {
            harness.processElement("a", NOON.toEpochMilli());
            assertThat(harness.extractOutputValues()).containsExactly("aa");
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, String> harness(
            KeyedProcessFunction<String, String, String> function, OperatorSubtaskState... before) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, String, String> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(function), text -> text, Types.STRING);
        for (OperatorSubtaskState state : before) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    /** Lets each value grow by its key and tells what it was before. */
    private abstract static class Growing<S> extends KeyedProcessFunction<String, String, String> {

        private static final long serialVersionUID = 1L;

        private transient ValueState<S> state;

        abstract TypeSerializer<S> serializer();

        abstract Roster read(S kept);

        abstract S kept(Roster roster);

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("roster", serializer()));
        }

        @Override
        public void processElement(String key, Context context, Collector<String> out) throws Exception {
            S before = state.value();
            String known = before == null ? "" : read(before).first();
            if (!known.isEmpty()) {
                out.collect(known);
            }
            state.update(kept(new Roster(known + key, List.of())));
        }
    }

    private static final class Plainly extends Growing<Roster> {

        private static final long serialVersionUID = 1L;

        @Override
        TypeSerializer<Roster> serializer() {
            return WireType.of(Roster.class).createSerializer(new SerializerConfigImpl());
        }

        @Override
        Roster read(Roster kept) {
            return kept;
        }

        @Override
        Roster kept(Roster roster) {
            return roster;
        }
    }

    private static final class Keeping extends Growing<Encoded<Roster>> {

        private static final long serialVersionUID = 1L;

        @Override
        TypeSerializer<Encoded<Roster>> serializer() {
            return ROSTERS;
        }

        @Override
        Roster read(Encoded<Roster> kept) {
            return kept.get();
        }

        @Override
        Encoded<Roster> kept(Roster roster) {
            return ROSTERS.keep(roster);
        }
    }
}

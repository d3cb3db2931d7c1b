package dev.grapevine.job.wire;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Mention;
import dev.grapevine.rollup.Rollup;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WireSerializerTest {

    private static final Rollup ROLLUP =
            new Rollup(1, "acme", "feed", NOON, 7, 1, 1, 1, 1, 0, 1, 0, 0, 0, 5, 6, 1, 4.5);

    @Test
    void recordComesBackAsItWas() throws IOException {
        Mention mention = post("1", "acme \uD83D\uDE00").title("t").build();

        assertThat(roundTrip(serializer(Mention.class), mention)).isEqualTo(mention);
        assertThat(roundTrip(serializer(Rollup.class), ROLLUP)).isEqualTo(ROLLUP);
    }

    @Test
    void serializerIsRestoredFromItsSnapshot() throws IOException {
        TypeSerializerSnapshot<Rollup> snapshot = serializer(Rollup.class).snapshotConfiguration();
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);

        TypeSerializerSnapshot<Rollup> restored = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(snapshot.resolveSchemaCompatibility(restored).isCompatibleAsIs())
                .isTrue();
        assertThat(roundTrip(restored.restoreSerializer(), ROLLUP)).isEqualTo(ROLLUP);
    }

    @Test
    void stateOfAnotherClassIsNotCompatible() {
        TypeSerializerSnapshot<Rollup> rollups = serializer(Rollup.class).snapshotConfiguration();
        @SuppressWarnings("unchecked") // what a savepoint of another class looks like
        TypeSerializerSnapshot<Rollup> mentions = (TypeSerializerSnapshot<Rollup>)
                (TypeSerializerSnapshot<?>) serializer(Mention.class).snapshotConfiguration();

        assertThat(rollups.resolveSchemaCompatibility(mentions).isIncompatible())
                .isTrue();
    }

    @Test
    void copyOfTheBytesIsTheSameRecord() throws IOException {
        TypeSerializer<Rollup> serializer = serializer(Rollup.class);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(ROLLUP, out);
        DataOutputSerializer copy = new DataOutputSerializer(64);

        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copy);

        assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        return WireType.of(type).createSerializer(new SerializerConfigImpl());
    }

    private static <T> T roundTrip(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}

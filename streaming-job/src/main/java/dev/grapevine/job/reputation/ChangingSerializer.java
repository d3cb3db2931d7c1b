package dev.grapevine.job.reputation;

import dev.grapevine.job.wire.BytesSerializer;

/**
 * Writes state that changes in place, for checkpoints; between them heap state keeps the value itself, so that an element
 * does not have to read and write all of it.
 *
 * <p>A snapshot of one needs to name its class only, because the bytes carry their own version.
 */
abstract class ChangingSerializer<T> extends BytesSerializer<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public final boolean isImmutableType() {
        return false;
    }

    /** Flink asks for one while a checkpoint still reads the original. */
    @Override
    public final T copy(T from) {
        return decode(encode(from));
    }

    /** All of a class write the same. */
    @Override
    @SuppressWarnings("EqualsGetClass")
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }
}

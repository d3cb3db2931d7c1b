package dev.grapevine.ingest.webhook;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom a hub calls at {@code /websub/NAME} (W3C WebSub). */
public interface Subscriber {

    /** Unique among all subscribers. */
    String name();

    /**
     * The hub asks whether a subscription was meant.
     *
     * @param parameter of the request, by name
     * @return what the hub wants to hear back; nothing where this was not asked for
     */
    Optional<String> confirm(Function<String, @Nullable String> parameter);

    /**
     * The hub brings a new version of the topic.
     *
     * @return whether there was room for it; a forged one is taken and thrown away, as the standard wants it
     */
    boolean push(byte[] body, @Nullable String contentType, @Nullable String signature);
}

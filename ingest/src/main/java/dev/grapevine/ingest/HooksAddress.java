package dev.grapevine.ingest;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks come in.
 *
 * @param port 0 takes a free one
 * @param reachedAt where the internet finds it, without a slash at its end; null where nobody gave it to the internet
 */
public record HooksAddress(String host, int port, @Nullable String reachedAt) {

    public static final HooksAddress DEFAULT = new HooksAddress("127.0.0.1", 8090, null);

    public HooksAddress {
        if (reachedAt != null && (HttpUrl.parse(reachedAt) == null || reachedAt.endsWith("/"))) {
            throw new IllegalArgumentException(Setting.HOOKS_URL.variable()
                    + ": expected an address such as https://hooks.acme.example, found '" + reachedAt + "'");
        }
    }

    /** @throws IllegalArgumentException if the port is no number, or the address none */
    static HooksAddress of(Settings settings) {
        return new HooksAddress(
                settings.get(Setting.HOOKS_HOST),
                settings.number(Setting.HOOKS_PORT),
                settings.find(Setting.HOOKS_URL).orElse(null));
    }
}

package dev.grapevine.ingest;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;

/**
 * Where webhooks come in.
 *
 * @param port 0 takes a free one
 */
public record HooksAddress(String host, int port) {

    public static final HooksAddress DEFAULT = new HooksAddress("127.0.0.1", 8090);

    /** @throws IllegalArgumentException if the port is no number */
    static HooksAddress of(Settings settings) {
        return new HooksAddress(settings.get(Setting.HOOKS_HOST), settings.number(Setting.HOOKS_PORT));
    }
}

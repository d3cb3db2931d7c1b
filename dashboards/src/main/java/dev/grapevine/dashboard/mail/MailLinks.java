package dev.grapevine.dashboard.mail;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail's links lead. They only show: acting is a POST from the page behind them, because mail scanners fetch
 * every link.
 *
 * @param console the console as people open it, or null
 * @param kibana Kibana as people open it, or null
 */
record MailLinks(@Nullable String console, @Nullable String kibana) {

    static MailLinks of(Settings settings) {
        return new MailLinks(web(settings, Setting.PUBLIC_URL), web(settings, Setting.KIBANA_URL));
    }

    private static @Nullable String web(Settings settings, Setting setting) {
        Optional<String> set = settings.find(setting);
        if (set.isEmpty()) {
            return null;
        }
        return SafeLink.of(set.get())
                .map(url -> url.replaceAll("/+$", ""))
                .orElseThrow(() -> new IllegalArgumentException(setting.variable()
                        + ": expected an address such as https://grapevine.example, found '" + set.get() + "'"));
    }

    @Nullable
    String incident(String incident) {
        return console == null
                ? null
                : console + "/incidents/"
                        + URLEncoder.encode(incident, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

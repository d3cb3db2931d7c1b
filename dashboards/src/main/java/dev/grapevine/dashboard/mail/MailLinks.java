package dev.grapevine.dashboard.mail;

import dev.grapevine.dashboard.link.SignedLinks;
import dev.grapevine.dashboard.link.SignedLinks.Invitation;
import dev.grapevine.dashboard.link.SignedLinks.Purpose;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail's links lead. They only show: acting is a POST from the page behind them, because mail scanners fetch
 * every link.
 *
 * @param console the console as people open it, or null
 * @param kibana Kibana as people open it, or null
 * @param signed makes links that need no password; null where no key is set, then the console asks for it
 */
public record MailLinks(
        @Nullable String console,
        @Nullable String kibana,
        @Nullable SignedLinks signed) {

    /** No link leads anywhere. */
    public static final MailLinks NONE = new MailLinks(null, null, null);

    /** Long enough for a holiday, short enough for an old mail box. */
    private static final Duration VALID = Duration.ofDays(14);

    private static final Duration AROUND = Duration.ofHours(6);

    public static MailLinks of(Settings settings) {
        return new MailLinks(
                web(settings, Setting.PUBLIC_URL),
                web(settings, Setting.KIBANA_URL),
                SignedLinks.of(settings).orElse(null));
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

    /** The page where the recipient can act on the incident. */
    @Nullable
    String act(String incident, String recipient, Instant now) {
        if (console == null) {
            return null;
        }
        return signed == null
                ? console + "/incidents/" + encoded(incident)
                : console + "/invited/" + signed.seal(invitation(Purpose.ACT, recipient, incident, now));
    }

    @Nullable
    String incident(String incident) {
        return console == null ? null : console + "/incidents/" + encoded(incident);
    }

    /** The brand's newest mentions, those of one mood where one is given. */
    @Nullable
    String mentions(String brand, String mood) {
        return console == null
                ? null
                : console + "/mentions?brand=" + encoded(brand) + "&range=24h"
                        + (mood.isEmpty() ? "" : "&mood=" + encoded(mood));
    }

    /** The dashboard with the brand as its filter, around a time. */
    @Nullable
    String kibana(String brand, Instant from, Instant until) {
        if (kibana == null) {
            return null;
        }
        String time = "(time:(from:'" + from.minus(AROUND) + "',to:'" + until.plus(AROUND) + "'))";
        String query = "(query:(language:kuery,query:'brand:\"" + brand + "\"'))";
        return kibana + "/app/dashboards#/view/grapevine-crisis-room?_g=" + encoded(time) + "&_a=" + encoded(query);
    }

    /** Where one click ends a digest; null where no such link can be made. */
    public @Nullable String unsubscribe(String brand, String recipient, Instant now) {
        return console == null || signed == null
                ? null
                : console + "/invited/" + signed.seal(invitation(Purpose.DIGESTS, recipient, brand, now));
    }

    private static Invitation invitation(Purpose purpose, String recipient, String subject, Instant now) {
        // Whole days, so that a mail that is composed again is the same mail.
        Instant day = now.truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        return new Invitation(purpose, recipient, subject, day.plus(VALID));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package dev.grapevine.dashboard.channel;

import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Recipient.Channel;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.dashboard.mail.Posted;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells chat rooms, on-call services and webhooks. Thread-safe. */
public final class Notifier {

    /** The signing key of a webhook stands in a variable of its own, named like the address's with this behind it. */
    public static final String KEY_SUFFIX = "_KEY";

    private final Settings settings;
    private final Caller caller;
    private final Calls calls;

    private Notifier(Settings settings, Caller caller, Calls calls) {
        this.settings = settings;
        this.caller = caller;
        this.calls = calls;
    }

    /** @param patience how long an answer may take */
    public static Notifier of(Settings settings, Duration patience) {
        boolean inside = settings.get(Setting.WEBHOOK_INSIDE).equalsIgnoreCase("yes");
        return new Notifier(
                settings,
                new Caller(patience, inside),
                new Calls(
                        URI.create(settings.get(Setting.PAGERDUTY_URL)),
                        URI.create(settings.get(Setting.OPSGENIE_URL))));
    }

    /**
     * A missing or unusable secret waits for somebody to mend it, as a wrong password of the mail server does.
     *
     * @param id of the delivery
     */
    public Posted post(Recipient recipient, String id, Note note, Instant now) {
        String variable = String.valueOf(recipient.secret());
        Optional<String> secret = settings.secret(variable);
        if (secret.isEmpty()) {
            return new Posted.TryLater(variable + " is not set", true);
        }
        Optional<String> key = settings.secret(variable + KEY_SUFFIX);
        if (recipient.channel() == Channel.WEBHOOK && key.isEmpty()) {
            return new Posted.TryLater(variable + KEY_SUFFIX + ", which signs its messages, is not set", true);
        }
        try {
            return caller.call(calls.of(recipient.channel(), secret.get(), key.orElse(""), id, note, now));
        } catch (IllegalArgumentException e) {
            // Its message would show the secret.
            return new Posted.TryLater(variable + " holds no address", true);
        }
    }
}

package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Recipient.Channel;
import dev.grapevine.dashboard.mail.SmtpPostman;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.setting.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The ways that are in use: a few to the mail server, one to each other place. A recipient's mails all go the same way,
 * so that they stay in order; but digests have a way of their own, because to write one takes an archive that answers,
 * and no alert waits for that.
 */
final class Lanes implements AutoCloseable {

    private static final int MAIL_CONNECTIONS = 4;

    private final Settings settings;
    private final MailerOptions options;
    private final Ledger ledger;
    private final Mailer.Parts parts;
    private final Map<String, Lane> lanes = new HashMap<>();

    Lanes(Settings settings, MailerOptions options, Ledger ledger, Mailer.Parts parts) {
        this.settings = settings;
        this.options = options;
        this.ledger = ledger;
        this.parts = parts;
    }

    boolean isReady(Recipient recipient, Delivery delivery, Instant now) {
        return of(recipient, delivery).isReady(delivery, now);
    }

    boolean offer(Recipient recipient, Lane.Errand errand) {
        return of(recipient, errand.delivery()).offer(errand);
    }

    boolean isInHand(String id) {
        return lanes.values().stream().anyMatch(lane -> lane.isInHand(id));
    }

    /** Throws what ended a lane, if anything did. */
    void check() {
        for (Lane lane : lanes.values()) {
            lane.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    private Lane of(Recipient recipient, Delivery delivery) {
        Channel channel = recipient.channel();
        String name =
                channel.word() + " " + (channel == Channel.MAIL ? mailLane(recipient, delivery) : recipient.secret());
        return lanes.computeIfAbsent(name, any -> new Lane(name, ledger, options, courier(channel)));
    }

    private static String mailLane(Recipient recipient, Delivery delivery) {
        return delivery.is(Kind.DIGEST)
                ? "digests"
                : Integer.toString(Math.floorMod(recipient.key().hashCode(), MAIL_CONNECTIONS));
    }

    private Lane.Courier courier(Channel channel) {
        return channel == Channel.MAIL
                ? Couriers.mail(SmtpPostman.of(settings, options.patience()), parts.writer())
                : Couriers.note(parts.notifier(), parts.writer(), options);
    }

    @Override
    public void close() {
        lanes.values().forEach(Lane::askToClose);
        lanes.values().forEach(Lane::close);
    }
}

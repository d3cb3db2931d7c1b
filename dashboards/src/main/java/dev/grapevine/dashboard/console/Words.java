package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import java.util.Locale;
import java.util.OptionalDouble;

/** How the console says things. */
final class Words {

    private Words() {}

    /** An enum's value as it stands in addresses. */
    static String low(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** 1 rating, 2 ratings. */
    static String count(long count, String thing) {
        return MailText.number(count) + " " + thing + (count == 1 ? "" : "s");
    }

    static String kind(IncidentEvent event) {
        String words = event.kind().words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String status(IncidentEvent event) {
        return switch (event.event()) {
            case OPENED, UPDATED -> "Open";
            case ESCALATED -> "Getting worse";
            case RESOLVED -> "Over";
        };
    }

    static String delivery(Delivery delivery) {
        return switch (delivery.state()) {
            case PLANNED, SENDING -> "on its way";
            case DELIVERED -> "sent";
            case REFUSED -> "refused";
            case HELD -> "not sent";
        };
    }

    static String health(SourceHealth health) {
        return switch (health.state()) {
            case OK -> "working";
            case DEGRADED -> "partly working";
            case FAILING -> "failing";
            case PARKED -> "switched off";
            case ENDED -> "read to its end";
        };
    }

    /** Net sentiment as people write it: from -100 to +100. */
    static String balance(OptionalDouble net) {
        if (net.isEmpty()) {
            return "–";
        }
        long points = Math.round(net.getAsDouble() * 100);
        return points == 0 ? "0" : String.format(Locale.ENGLISH, "%+d", points);
    }

    static String share(OptionalDouble share) {
        return share.isPresent() ? MailText.percent(share.getAsDouble()) : "–";
    }

    /** 1,234 or 1.2 million: what fits a tile. */
    static String compact(long count) {
        if (count >= 10_000_000) {
            return MailText.number(count / 1_000_000) + " million";
        }
        return count >= 1_000_000 ? String.format(Locale.ENGLISH, "%.1f million", count / 1e6) : MailText.number(count);
    }

    /** How a count compares with the stretch before. */
    static String change(long now, long before) {
        if (before == 0) {
            return now == 0 ? "none before either" : "none in the stretch before";
        }
        if (now >= 3 * before) {
            return MailText.number(Math.round((double) now / before)) + " times as much as before";
        }
        long percent = Math.round(100.0 * (now - before) / before);
        return percent == 0 ? "as much as before" : String.format(Locale.ENGLISH, "%+d %% on before", percent);
    }
}

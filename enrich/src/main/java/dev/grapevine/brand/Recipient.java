package dev.grapevine.brand;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is told about a brand, by which way, and what they do not want to be woken for.
 *
 * @param address mail address; for every other channel the name that it is shown under
 * @param role such as "pr" or "marketing": shown, and decides nothing
 * @param secret name of the environment variable that holds the webhook's address or the key; null for mail
 * @param zone whose clock quiet hours, budget and digests go by; null for the brand's
 * @param quiet hours in which only a critical incident is told; null for none
 * @param budget most alerts a day; what is above comes in a summary, critical incidents always
 * @param severity least severity that is told, 1 to 4
 * @param after null for those who are told at once; else told only of a critical incident that nobody acknowledged for
 *     so long
 * @param digests which digests are sent; by mail only
 * @param digestAt when, by their clock; weekly ones on Mondays
 */
public record Recipient(
        String address,
        @Nullable String role,
        Channel channel,
        @Nullable String secret,
        @Nullable ZoneId zone,
        @Nullable Quiet quiet,
        int budget,
        int severity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        Duration after,

        List<Digest> digests,
        @JsonFormat(pattern = "HH:mm") LocalTime digestAt) {

    /** Alerts a day for somebody who names no budget. */
    public static final int BUDGET = 20;

    private static final LocalTime BREAKFAST = LocalTime.of(7, 30);

    public Recipient(
            String address,
            @Nullable String role,
            @Nullable Channel channel,
            @Nullable String secret,
            @Nullable ZoneId zone,
            @Nullable Quiet quiet,
            int budget,
            int severity,
            @Nullable Duration after,
            @Nullable List<Digest> digests,
            @Nullable LocalTime digestAt) {
        this.address = address;
        this.role = role;
        this.channel = channel == null ? Channel.MAIL : channel;
        this.secret = secret;
        this.zone = zone;
        this.quiet = quiet;
        this.budget = budget <= 0 ? BUDGET : budget;
        this.severity = Math.max(1, Math.min(severity, 4));
        this.after = after;
        this.digests = digests == null ? List.of() : List.copyOf(digests);
        this.digestAt = digestAt == null ? BREAKFAST : digestAt;
    }

    /** Somebody who gets every alert by mail, at any hour. */
    public Recipient(String address, @Nullable String role) {
        this(address, role, null, null, null, null, 0, 0, null, null, null);
    }

    /** How deliveries name it: the address of a mail, channel and name of everything else. */
    @JsonIgnore
    public String key() {
        return channel == Channel.MAIL ? address : channel.word() + ":" + address;
    }

    /** Hours of the day; from 22:00 until 07:00 goes over midnight. */
    public record Quiet(
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime until) {

        public boolean covers(LocalTime time) {
            boolean afterFrom = !time.isBefore(from);
            boolean beforeUntil = time.isBefore(until);
            return from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
        }
    }

    /** A way to reach somebody. */
    public enum Channel {
        @JsonProperty("mail")
        MAIL,
        @JsonProperty("slack")
        SLACK,
        @JsonProperty("teams")
        TEAMS,
        @JsonProperty("pagerduty")
        PAGERDUTY,
        @JsonProperty("opsgenie")
        OPSGENIE,
        @JsonProperty("webhook")
        WEBHOOK;

        /** As in brands.yml. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A regular summary. */
    public enum Digest {
        @JsonProperty("daily")
        DAILY,
        @JsonProperty("weekly")
        WEEKLY;

        /** As in brands.yml. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

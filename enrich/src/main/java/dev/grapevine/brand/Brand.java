package dev.grapevine.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom we listen for, as in brands.yml and on {@code brands.v1} (schema: {@code schema/brand.v1.json}).
 *
 * @param id lower-case letters, digits and dashes: part of document ids and of addresses
 * @param query Lucene-like: words are ANDed, OR, NOT, brackets, "phrases", wild*cards, NEAR/n, title: author: ...
 * @param competitor watched for comparison: its incidents go to the digest, not to a pager
 * @param rivals ids of the brands it is compared with
 * @param ownAccounts its own handles, such as "@acme"
 * @param ownDomains its own sites, such as "acme.example"
 * @param zone the brand's home time zone
 * @param recipients who is told about it
 * @param policy when it alerts
 * @param look how its mails look; null for Grapevine's own look
 * @param market what its customers talk about, and who is known to speak for it or about it
 */
public record Brand(
        String id,
        String name,
        String query,
        boolean competitor,
        List<String> rivals,
        List<String> ownAccounts,
        List<String> ownDomains,
        ZoneId zone,
        List<Recipient> recipients,
        AlertPolicy policy,
        @Nullable Look look,
        Market market) {

    public Brand(
            String id,
            String name,
            String query,
            boolean competitor,
            @Nullable List<String> rivals,
            @Nullable List<String> ownAccounts,
            @Nullable List<String> ownDomains,
            @Nullable ZoneId zone,
            @Nullable List<Recipient> recipients,
            @Nullable AlertPolicy policy) {
        this(id, name, query, competitor, rivals, ownAccounts, ownDomains, zone, recipients, policy, null, null);
    }

    public Brand(
            String id,
            String name,
            String query,
            boolean competitor,
            @Nullable List<String> rivals,
            @Nullable List<String> ownAccounts,
            @Nullable List<String> ownDomains,
            @Nullable ZoneId zone,
            @Nullable List<Recipient> recipients,
            @Nullable AlertPolicy policy,
            @Nullable Look look,
            @Nullable Market market) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "brand id '" + id + "': expected 1 to 64 lower-case letters, digits and dashes");
        }
        this.id = id;
        this.name = Objects.requireNonNull(name, "name of brand " + id);
        this.query = Objects.requireNonNull(query, "query of brand " + id);
        this.competitor = competitor;
        this.rivals = rivals == null ? List.of() : List.copyOf(rivals);
        this.ownAccounts = ownAccounts == null ? List.of() : List.copyOf(ownAccounts);
        this.ownDomains = ownDomains == null ? List.of() : List.copyOf(ownDomains);
        this.zone = zone == null ? ZoneId.of("UTC") : zone;
        this.recipients = recipients == null ? List.of() : List.copyOf(recipients);
        this.policy = policy == null ? AlertPolicy.DEFAULT : policy;
        this.look = look;
        this.market = market == null ? Market.DEFAULT : market;
    }

    /** The same brand with another policy. */
    public Brand withPolicy(AlertPolicy other) {
        return new Brand(
                id, name, query, competitor, rivals, ownAccounts, ownDomains, zone, recipients, other, look, market);
    }

    /** The same brand with another query. */
    public Brand withQuery(String other) {
        return new Brand(
                id, name, other, competitor, rivals, ownAccounts, ownDomains, zone, recipients, policy, look, market);
    }

    /** The same brand with something else that its customers talk about. */
    public Brand withMarket(Market other) {
        return new Brand(
                id, name, query, competitor, rivals, ownAccounts, ownDomains, zone, recipients, policy, look, other);
    }

    /**
     * When a brand alerts.
     *
     * @param sensitivity low, medium or high
     * @param minimumMentions fewer distinct stories than this never alert
     * @param kinds of incidents that reach people, by their names in {@code alerts.v1}; empty for all
     * @param cooldownHours how long after an incident only a clearly worse one opens another
     * @param mustSee rules for which one mention is enough
     * @param limits plain thresholds
     * @param campaigns the company's own
     */
    public record AlertPolicy(
            Sensitivity sensitivity,
            int minimumMentions,
            List<String> kinds,
            int cooldownHours,
            List<MustSee> mustSee,
            List<Limit> limits,
            List<Campaign> campaigns) {

        /** Kinds that can be chosen. */
        public static final List<String> KINDS =
                List.of("volume", "negative", "rating-drop", "questions", "silence", "must-see", "threshold");

        private static final int MINIMUM = 5;
        private static final int COOLDOWN = 24;

        public static final AlertPolicy DEFAULT = new AlertPolicy(Sensitivity.MEDIUM, MINIMUM);

        public AlertPolicy(@Nullable Sensitivity sensitivity, int minimumMentions) {
            this(sensitivity, minimumMentions, null, 0, null, null, null);
        }

        @JsonCreator
        public AlertPolicy(
                @Nullable Sensitivity sensitivity,
                int minimumMentions,
                @Nullable List<String> kinds,
                int cooldownHours,
                @Nullable List<MustSee> mustSee,
                @Nullable List<Limit> limits,
                @Nullable List<Campaign> campaigns) {
            this.sensitivity = sensitivity == null ? Sensitivity.MEDIUM : sensitivity;
            this.minimumMentions = minimumMentions <= 0 ? MINIMUM : minimumMentions;
            this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
            this.cooldownHours = cooldownHours <= 0 ? COOLDOWN : cooldownHours;
            this.mustSee = mustSee == null ? List.of() : List.copyOf(mustSee);
            this.limits = limits == null ? List.of() : List.copyOf(limits);
            this.campaigns = campaigns == null ? List.of() : List.copyOf(campaigns);
        }

        /** Whether incidents of this kind reach people. */
        public boolean tells(String kind) {
            return kinds.isEmpty() || kinds.contains(kind);
        }

        public AlertPolicy withSensitivity(Sensitivity other) {
            return new AlertPolicy(other, minimumMentions, kinds, cooldownHours, mustSee, limits, campaigns);
        }

        public AlertPolicy withMinimumMentions(int other) {
            return new AlertPolicy(sensitivity, other, kinds, cooldownHours, mustSee, limits, campaigns);
        }

        public AlertPolicy withCooldownHours(int other) {
            return new AlertPolicy(sensitivity, minimumMentions, kinds, other, mustSee, limits, campaigns);
        }

        public AlertPolicy withCampaigns(List<Campaign> other) {
            return new AlertPolicy(sensitivity, minimumMentions, kinds, cooldownHours, mustSee, limits, other);
        }
    }

    /** How readily it alerts, in words. */
    public enum Sensitivity {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH
    }
}

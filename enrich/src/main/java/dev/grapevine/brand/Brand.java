package dev.grapevine.brand;

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
        @Nullable Look look) {

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
        this(id, name, query, competitor, rivals, ownAccounts, ownDomains, zone, recipients, policy, null);
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
            @Nullable Look look) {
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
    }

    /**
     * When a brand alerts.
     *
     * @param sensitivity low, medium or high
     * @param minimumMentions fewer distinct stories than this never alert
     */
    public record AlertPolicy(Sensitivity sensitivity, int minimumMentions) {
        public static final AlertPolicy DEFAULT = new AlertPolicy(Sensitivity.MEDIUM, 5);

        public AlertPolicy(@Nullable Sensitivity sensitivity, int minimumMentions) {
            this.sensitivity = sensitivity == null ? Sensitivity.MEDIUM : sensitivity;
            this.minimumMentions = minimumMentions <= 0 ? 5 : minimumMentions;
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

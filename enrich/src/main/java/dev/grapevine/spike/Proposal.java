package dev.grapevine.spike;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.Campaign;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of policy or query that would have spared people an incident they called not useful; to be tried on history
 * before anybody confirms it.
 *
 * @param words what would change
 * @param brand after the change
 * @param narrows whether its query keeps less than before
 */
public record Proposal(String words, Brand brand, boolean narrows) {

    private static final int WEEK_HOURS = 168;
    private static final double A_LITTLE_MORE = 1.25;

    /**
     * What could be done, the mildest first; nothing where the policy has no knob left.
     *
     * @param incident its first event: later ones count the whole of it
     */
    public static List<Proposal> of(Brand brand, IncidentEvent incident, Act.Reason reason) {
        List<Proposal> proposals = new ArrayList<>();
        switch (reason) {
            case TOO_SMALL -> {
                proposals.add(minimum(brand, incident));
                lower(brand).ifPresent(proposals::add);
            }
            case KNOWN, TOO_LATE -> {
                cooldown(brand).ifPresent(proposals::add);
                lower(brand).ifPresent(proposals::add);
            }
            case OWN_CAMPAIGN -> proposals.add(campaign(brand, incident));
            case IRRELEVANT -> exclusion(brand, incident).ifPresent(proposals::add);
            case COPIES, OTHER -> lower(brand).ifPresent(proposals::add);
        }
        return List.copyOf(proposals);
    }

    /** Whether a mention would still be one of the brand's. */
    public boolean keeps(EnrichedMention mention) {
        return !narrows || MustSees.matches(brand.query(), mention);
    }

    private static Proposal minimum(Brand brand, IncidentEvent incident) {
        int minimum = (int) Math.ceil(Math.max(brand.policy().minimumMentions(), incident.count()) * A_LITTLE_MORE);
        return with(
                "alert from " + minimum + " stories on", brand, brand.policy().withMinimumMentions(minimum));
    }

    private static Optional<Proposal> lower(Brand brand) {
        return switch (brand.policy().sensitivity()) {
            case HIGH -> Optional.of(sensitivity(brand, Sensitivity.MEDIUM));
            case MEDIUM -> Optional.of(sensitivity(brand, Sensitivity.LOW));
            case LOW -> Optional.empty();
        };
    }

    private static Proposal sensitivity(Brand brand, Sensitivity other) {
        String words = "sensitivity " + other.name().toLowerCase(Locale.ROOT) + ": " + Expectation.words(other);
        return with(words, brand, brand.policy().withSensitivity(other));
    }

    private static Optional<Proposal> cooldown(Brand brand) {
        int hours = Math.min(WEEK_HOURS, 3 * brand.policy().cooldownHours());
        return hours == brand.policy().cooldownHours()
                ? Optional.empty()
                : Optional.of(with(
                        "another incident within " + hours + " hours only if it is clearly worse",
                        brand,
                        brand.policy().withCooldownHours(hours)));
    }

    private static Proposal campaign(Brand brand, IncidentEvent incident) {
        Campaign campaign = new Campaign(
                "own campaign",
                incident.started().minus(Duration.ofHours(1)),
                incident.started().plus(Duration.ofDays(3)));
        List<Campaign> campaigns = new ArrayList<>(brand.policy().campaigns());
        campaigns.add(campaign);
        return with(
                "a campaign of ours from " + campaign.from() + " until " + campaign.until(),
                brand,
                brand.policy().withCampaigns(campaigns));
    }

    private static Optional<Proposal> exclusion(Brand brand, IncidentEvent incident) {
        return incident.why().terms().stream()
                .findFirst()
                .map(Term::term)
                .map(term -> term.replaceAll("[^\\p{L}\\p{N}]", ""))
                .filter(term -> !term.isEmpty())
                .map(term -> new Proposal(
                        "leave out what holds \"" + term + "\"",
                        brand.withQuery("(" + brand.query() + ") NOT \"" + term + "\""),
                        true));
    }

    private static Proposal with(String words, Brand brand, AlertPolicy policy) {
        return new Proposal(words, brand.withPolicy(policy), false);
    }
}

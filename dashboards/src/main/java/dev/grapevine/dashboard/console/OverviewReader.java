package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers an {@link Overview}. */
final class OverviewReader {

    private static final int MENTIONS = 8;
    private static final int INCIDENTS = 20;
    private static final int DELIVERIES = 8;
    private static final int SOURCES = 500;

    private final Archive archive;
    private final Brands brands;

    OverviewReader(Archive archive, Brands brands) {
        this.archive = archive;
        this.brands = brands;
    }

    /**
     * @param brand id that the address asks for; the first own brand where it asks for none that there is
     * @param against ids of the brands to compare with; the brand's rivals where the address names none
     * @return empty before the first mention
     */
    Optional<Overview> read(@Nullable String brand, Set<String> against, Span span) {
        return archive.end().map(end -> read(brands.all(), brand, against, span, end));
    }

    private Overview read(List<Brand> all, @Nullable String wanted, Set<String> against, Span span, Instant end) {
        Brand brand = Brands.choose(all, wanted);
        String id = brand.id();
        Instant start = span.before(end);
        Instant earlier = span.before(start);
        Supplier<Talk> talk = AtOnce.ask(() -> archive.talk(id, start, end));
        Supplier<Talk> talkBefore = AtOnce.ask(() -> archive.talk(id, earlier, start));
        Supplier<List<Overview.Bin>> bins = AtOnce.ask(() -> archive.bins(id, start, end, span));
        Supplier<Map<String, Tally>> now = AtOnce.ask(() -> archive.tallies(start, end));
        Supplier<Map<String, Tally>> before = AtOnce.ask(() -> archive.tallies(earlier, start));
        Supplier<Map<String, Tally>> sourcesNow = AtOnce.ask(() -> archive.bySource(id, start, end));
        Supplier<Map<String, Tally>> sourcesBefore = AtOnce.ask(() -> archive.bySource(id, earlier, start));
        Supplier<List<EnrichedMention>> mentions = AtOnce.ask(() -> archive.newestMentions(id, start, end, MENTIONS));
        Supplier<List<IncidentEvent>> incidents = AtOnce.ask(() -> archive.incidents(id, start, INCIDENTS));
        Supplier<List<Delivery>> deliveries = AtOnce.ask(() -> archive.newestDeliveries(id, DELIVERIES));
        Supplier<List<SourceHealth>> sources = AtOnce.ask(() -> archive.sources(SOURCES));
        return new Overview(
                all,
                brand,
                rivals(all, brand, against),
                span,
                end,
                bins.get(),
                now.get(),
                before.get(),
                sourcesNow.get(),
                sourcesBefore.get(),
                talk.get(),
                talkBefore.get(),
                mentions.get(),
                incidents.get(),
                deliveries.get(),
                sources.get());
    }

    /** Those of the address; else the brand's own; else all the others. */
    private static Set<String> rivals(List<Brand> all, Brand brand, Set<String> against) {
        Set<String> others =
                all.stream().map(Brand::id).filter(id -> !id.equals(brand.id())).collect(Collectors.toSet());
        Set<String> wanted = against.isEmpty() ? Set.copyOf(brand.rivals()) : against;
        Set<String> known = wanted.stream().filter(others::contains).collect(Collectors.toSet());
        return known.isEmpty() ? others : known;
    }
}

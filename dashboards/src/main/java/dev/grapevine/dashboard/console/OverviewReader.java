package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers an {@link Overview}. */
final class OverviewReader {

    private static final int MENTIONS = 15;
    private static final int INCIDENTS = 20;
    private static final int DELIVERIES = 15;
    private static final int SOURCES = 100;

    private final Archive archive;
    private final Supplier<List<Brand>> known;

    /** @param known brands with names, as far as they are known by now */
    OverviewReader(Archive archive, Supplier<List<Brand>> known) {
        this.archive = archive;
        this.known = known;
    }

    /**
     * @param brand id that the address asks for; the first own brand where it asks for none that there is
     * @return empty before the first mention
     */
    Optional<Overview> read(@Nullable String brand, Span span) {
        return archive.end().map(end -> read(brands(), brand, span, end));
    }

    private Overview read(List<Brand> brands, @Nullable String wanted, Span span, Instant end) {
        Brand brand = choose(brands, wanted);
        Instant start = span.before(end);
        Map<String, Tally> before = archive.tallies(span.before(start), start);
        return new Overview(
                brands,
                brand,
                span,
                end,
                archive.bins(brand.id(), start, end, span),
                before.getOrDefault(brand.id(), Tally.NONE),
                archive.tallies(start, end),
                archive.newestMentions(brand.id(), start, end, MENTIONS),
                archive.incidents(brand.id(), start, INCIDENTS),
                archive.newestDeliveries(brand.id(), DELIVERIES),
                archive.sources(SOURCES));
    }

    /** Brands with names first; then those that only the archive has heard of, by their ids. */
    private List<Brand> brands() {
        List<Brand> brands = new ArrayList<>(known.get());
        for (String id : archive.brands()) {
            if (brands.stream().noneMatch(brand -> brand.id().equals(id))) {
                brands.add(new Brand(id, id, id, false, null, null, null, null, null, null));
            }
        }
        return List.copyOf(brands);
    }

    private static Brand choose(List<Brand> brands, @Nullable String wanted) {
        return brands.stream()
                .filter(brand -> brand.id().equals(wanted))
                .findFirst()
                .or(() -> brands.stream().filter(brand -> !brand.competitor()).findFirst())
                .orElseGet(() -> brands.get(0));
    }
}

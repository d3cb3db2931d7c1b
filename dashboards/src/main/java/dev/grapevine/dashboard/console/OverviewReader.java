package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers an {@link Overview}. */
final class OverviewReader {

    private static final int MENTIONS = 15;
    private static final int INCIDENTS = 20;
    private static final int DELIVERIES = 15;
    private static final int SOURCES = 100;

    private final Archive archive;
    private final Brands brands;

    OverviewReader(Archive archive, Brands brands) {
        this.archive = archive;
        this.brands = brands;
    }

    /**
     * @param brand id that the address asks for; the first own brand where it asks for none that there is
     * @return empty before the first mention
     */
    Optional<Overview> read(@Nullable String brand, Span span) {
        return archive.end().map(end -> read(brands.all(), brand, span, end));
    }

    private Overview read(List<Brand> all, @Nullable String wanted, Span span, Instant end) {
        Brand brand = Brands.choose(all, wanted);
        Instant start = span.before(end);
        Map<String, Tally> before = archive.tallies(span.before(start), start);
        return new Overview(
                all,
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
}

package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.EnrichedMention;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was said, to search and to read, with the reasons why it is here. */
final class MentionsPage {

    private final Archive archive;
    private final Brands brands;
    private final Page page;

    MentionsPage(Archive archive, Brands brands, Page page) {
        this.archive = archive;
        this.brands = brands;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/mentions", "mentions.ftlh", this::view);
        routes.get("/mentions.csv", this::export);
    }

    private Optional<MentionsView> view(Context context) {
        return archive.end().map(end -> view(context, end));
    }

    private MentionsView view(Context context, Instant newest) {
        List<Brand> all = brands.all();
        Brand brand = Brands.choose(all, context.queryParam("brand"));
        Stretch stretch = Stretch.of(context, newest);
        MentionFilter filter = MentionFilter.of(brand.id(), stretch.start(), stretch.end(), context::queryParam);
        Archive.Page<EnrichedMention> found = archive.mentions(filter);
        Map<String, Long> copies = archive.copies(
                brand.id(),
                found.items().stream().map(mention -> mention.story().id()).toList());
        return MentionsView.of(
                Scope.of(all, brand, stretch), brand, filter, archive.sourcesOf(brand.id()), found, copies);
    }

    private void export(Context context) {
        Instant newest = archive.end().orElse(Instant.EPOCH);
        Brand brand = Brands.choose(brands.all(), context.queryParam("brand"));
        Stretch stretch = Stretch.of(context, newest);
        MentionFilter filter = MentionFilter.of(brand.id(), stretch.start(), stretch.end(), context::queryParam);
        context.header("Content-Disposition", "attachment; filename=\"mentions-" + brand.id() + ".csv\"")
                .contentType("text/csv; charset=utf-8")
                .result(MentionsTable.of(archive.export(filter)));
    }
}

package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        routes.get("/mentions", this::show);
    }

    private void show(Context context) {
        Optional<Instant> end = archive.end();
        if (end.isEmpty()) {
            page.sayNothingYet(context);
            return;
        }
        List<Brand> all = brands.all();
        Brand brand = Brands.choose(all, context.queryParam("brand"));
        Span span = Span.of(context.queryParam("range"));
        MentionFilter filter = filter(context, brand, span, end.get());
        page.show(
                context,
                "mentions.ftlh",
                MentionsView.of(
                        Scope.of(all, brand, span, end.get()),
                        brand,
                        filter,
                        archive.sourcesOf(brand.id()),
                        archive.mentions(filter)));
    }

    private static MentionFilter filter(Context context, Brand brand, Span span, Instant end) {
        @Nullable String mood = context.queryParam("mood");
        return new MentionFilter(
                brand.id(),
                span.before(end),
                end,
                orEmpty(context.queryParam("q")).strip(),
                MentionsView.isMood(mood) ? orEmpty(mood) : "",
                orEmpty(context.queryParam("source")),
                page(context.queryParam("page")));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int page(@Nullable String number) {
        return number != null && number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }
}

package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.sentiment.Label;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was said, to search and to read, with the reasons why it is here. */
final class MentionsPage {

    private final Archive archive;
    private final Brands brands;
    private final Labels labels;
    private final Page page;

    MentionsPage(Archive archive, Brands brands, Labels labels, Page page) {
        this.archive = archive;
        this.brands = brands;
        this.labels = labels;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/mentions", "mentions.ftlh", this::view);
        routes.get("/mentions.csv", this::export).post("/mentions/{brand}/{mention}/label", this::correct);
    }

    private void correct(Context context) {
        String brand = context.pathParam("brand");
        EnrichedMention mention = archive.mention(brand, context.pathParam("mention"))
                .orElseThrow(
                        () -> new NotFoundResponse("There is no such mention any more; it may have been deleted."));
        Label label = Labels.of(context.formParam("label"))
                .orElseThrow(() -> new BadRequestResponse("Choose negative, neutral, positive or mixed."));
        labels.correct(
                mention,
                label,
                Gate.visitor(context),
                archive.clock(archive.end().orElse(mention.fetched())));
        String query = Address.query(
                Map.of("brand", brand, "mention", mention.mention().id(), "corrected", label.word()));
        context.redirect("/mentions?" + query, HttpStatus.SEE_OTHER);
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
                Scope.of(all, brand, stretch),
                brand,
                filter,
                archive.sourcesOf(brand.id()),
                found,
                copies,
                Labels.of(context.queryParam("corrected")).map(Label::word).orElse(""));
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

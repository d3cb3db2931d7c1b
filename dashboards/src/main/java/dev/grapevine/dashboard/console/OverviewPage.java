package dev.grapevine.dashboard.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;

/** The first page: one brand at a glance. */
final class OverviewPage {

    private final OverviewReader overviews;
    private final Page page;

    OverviewPage(OverviewReader overviews, Page page) {
        this.overviews = overviews;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", this::show).get("/api/overview", this::charts);
    }

    private void show(Context context) {
        read(context)
                .ifPresentOrElse(
                        overview -> page.show(context, "overview.ftlh", OverviewView.of(overview)),
                        () -> page.sayNothingYet(context));
    }

    private void charts(Context context) {
        Page.json(context, Charts.of(read(context).orElseThrow(() -> new NotFoundResponse("nothing was heard yet"))));
    }

    private Optional<Overview> read(Context context) {
        return overviews.read(context.queryParam("brand"), Span.of(context.queryParam("range")));
    }
}

package dev.grapevine.dashboard.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/** The first page: one brand at a glance. */
final class OverviewPage {

    private final OverviewReader overviews;
    private final Page page;

    OverviewPage(OverviewReader overviews, Page page) {
        this.overviews = overviews;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/", "overview.ftlh", this::view);
    }

    private Optional<OverviewView> view(Context context) {
        return overviews
                .read(
                        context.queryParam("brand"),
                        Set.copyOf(context.queryParams("against")),
                        Span.of(context.queryParam("range")))
                .map(OverviewView::of);
    }
}

package dev.grapevine.dashboard.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;

/** How every source is doing. */
final class SourcesPage {

    private static final int SOURCES = 1_000;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Archive archive;
    private final Page page;

    SourcesPage(Archive archive, Page page) {
        this.archive = archive;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/sources", this::show);
    }

    private void show(Context context) {
        page.show(
                context,
                "sources.ftlh",
                new View(archive.sources(SOURCES).stream()
                        .map(health -> OverviewView.source(health, ZONE))
                        .toList()));
    }

    record View(List<OverviewView.SourceRow> sources) {}
}

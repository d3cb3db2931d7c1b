package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.incident.IncidentEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Every incident of the last weeks, open and grave ones first. */
final class IncidentsPage {

    private static final int SHOWN = 200;

    private final Archive archive;
    private final Brands brands;
    private final Page page;

    IncidentsPage(Archive archive, Brands brands, Page page) {
        this.archive = archive;
        this.brands = brands;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/incidents", "incidents.ftlh", this::view);
    }

    private Optional<View> view(Context context) {
        String brand = Objects.requireNonNullElse(context.queryParam("brand"), "");
        List<IncidentEvent> events = archive.incidents(SHOWN).stream()
                .filter(event -> brand.isEmpty() || event.brand().equals(brand))
                .toList();
        return Optional.of(new View(choices(brand), rows(events, false), rows(events, true)));
    }

    private List<Choice> choices(String chosen) {
        return brands.all().stream()
                .map(each -> new Choice(each.id(), each.name(), each.id().equals(chosen)))
                .toList();
    }

    private List<Row> rows(List<IncidentEvent> events, boolean over) {
        return events.stream()
                .filter(event -> (event.event() == IncidentEvent.Type.RESOLVED) == over)
                .sorted(Comparator.comparingInt(IncidentEvent::severity)
                        .thenComparing(IncidentEvent::at)
                        .reversed())
                .map(this::row)
                .toList();
    }

    private Row row(IncidentEvent event) {
        Brand brand = brands.named(event.brand());
        return new Row(MentionRow.name(event.brandName()), OverviewView.incident(event, brand.zone()));
    }

    record Row(String brand, OverviewView.IncidentRow incident) {}

    record View(List<Choice> brands, List<Row> open, List<Row> over) {}
}

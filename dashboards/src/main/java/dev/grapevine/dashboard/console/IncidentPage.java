package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.incident.IncidentEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One incident, and the place to act on it: a form, because mail scanners fetch every link. */
final class IncidentPage {

    private final Archive archive;
    private final Brands brands;
    private final ActLog acts;
    private final Supplier<List<IncidentEvent>> heard;
    private final Page page;

    /** @param heard events of the last weeks: the archive keeps only the newest of each incident */
    IncidentPage(Archive archive, Brands brands, ActLog acts, Supplier<List<IncidentEvent>> heard, Page page) {
        this.archive = archive;
        this.brands = brands;
        this.acts = acts;
        this.heard = heard;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/incidents/{id}", "incident.ftlh", this::view);
        routes.post("/incidents/{id}/acts", this::act);
    }

    private Optional<IncidentView> view(Context context) {
        List<IncidentEvent> events = events(context);
        String incident = events.get(0).incident();
        return Optional.of(
                IncidentView.of(events, acts.about(incident), archive.deliveriesOf(incident), zone(events.get(0))));
    }

    private void act(Context context) {
        List<IncidentEvent> events = events(context);
        IncidentEvent last = events.get(events.size() - 1);
        Act act = ActForm.act(
                last.incident(),
                context.formParam("verb"),
                by(context),
                context.formParam("note"),
                context.formParam("hours"),
                context.formParam("reason"),
                acts.next(last.incident(), streamClock(last)));
        acts.write(act);
        context.redirect(next(act, last), HttpStatus.SEE_OTHER);
    }

    /** The name that somebody signed in with; else the one in the form. */
    private static @Nullable String by(Context context) {
        Visitor visitor = Gate.visitor(context);
        return visitor.isKnown() ? visitor.name() : context.formParam("by");
    }

    /** A silence has to end by the clock that the job decides by, which in a replay is not the wall's. */
    private Instant streamClock(IncidentEvent last) {
        return archive.end().filter(end -> end.isAfter(last.at())).orElse(last.at());
    }

    private List<IncidentEvent> events(Context context) {
        String incident = context.pathParam("id");
        List<IncidentEvent> events = heard.get().stream()
                .filter(event -> event.incident().equals(incident))
                .sorted(Comparator.comparingInt(IncidentEvent::sequence))
                .toList();
        if (events.isEmpty()) {
            events = archive.events(incident);
        }
        if (events.isEmpty()) {
            throw new NotFoundResponse("There is no such incident here; it may be older than what is kept.");
        }
        return events;
    }

    private ZoneId zone(IncidentEvent event) {
        return brands.named(event.brand()).zone();
    }

    /** Whoever found it not useful is shown what could be changed; everybody else the incident again. */
    private static String next(Act act, IncidentEvent event) {
        return act.reason() == null
                ? "/incidents/" + Address.encoded(event.incident())
                : "/backtests/" + Address.encoded(event.brand()) + "?"
                        + Address.query(Map.of(
                                "incident",
                                event.incident(),
                                "reason",
                                Words.low(act.reason()).replace('_', '-')));
    }
}

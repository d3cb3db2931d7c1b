package dev.grapevine.dashboard.console;

import dev.grapevine.incident.IncidentEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.security.BasicAuthCredentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One incident, and the place to act on it: a form, because mail scanners fetch every link. */
final class IncidentPage {

    private final Archive archive;
    private final Brands brands;
    private final ActLog acts;
    private final Supplier<List<IncidentEvent>> heard;
    private final FormToken token;
    private final Page page;

    /** @param heard events of the last weeks: the archive keeps only the newest of each incident */
    IncidentPage(
            Archive archive,
            Brands brands,
            ActLog acts,
            Supplier<List<IncidentEvent>> heard,
            FormToken token,
            Page page) {
        this.archive = archive;
        this.brands = brands;
        this.acts = acts;
        this.heard = heard;
        this.token = token;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/incidents/{id}", this::show)
                .get("/api/incidents/{id}", this::curve)
                .post("/incidents/{id}/acts", this::act);
    }

    private void show(Context context) {
        List<IncidentEvent> events = events(context);
        String incident = events.get(0).incident();
        page.show(
                context,
                "incident.ftlh",
                IncidentView.of(
                        events,
                        acts.about(incident),
                        archive.deliveriesOf(incident),
                        zone(events.get(0)),
                        token.value()));
    }

    private void curve(Context context) {
        List<IncidentEvent> events = events(context);
        Page.json(context, Curve.of(events.get(events.size() - 1), zone(events.get(0))));
    }

    private void act(Context context) {
        token.check(context);
        List<IncidentEvent> events = events(context);
        IncidentEvent last = events.get(events.size() - 1);
        acts.write(ActForm.act(
                last.incident(),
                context.formParam("verb"),
                by(context),
                context.formParam("note"),
                context.formParam("hours"),
                streamClock(last)));
        context.redirect(address(last.incident()), HttpStatus.SEE_OTHER);
    }

    /** The name that somebody signed in with; else the one in the form. */
    private static @Nullable String by(Context context) {
        BasicAuthCredentials signedIn = context.basicAuthCredentials();
        return signedIn == null || signedIn.getUsername().isBlank() ? context.formParam("by") : signedIn.getUsername();
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

    private static String address(String incident) {
        return "/incidents/"
                + URLEncoder.encode(incident, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

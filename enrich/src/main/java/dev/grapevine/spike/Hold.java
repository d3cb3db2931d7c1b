package dev.grapevine.spike;

import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.incident.Handling;
import dev.grapevine.incident.Handling.Because;
import dev.grapevine.incident.Handling.Criticality;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides how much an event may disturb, and why less than it could. */
record Hold(Brand brand, Orders orders, OwnChanges changes, Instant tick) {

    private static final int PAGES = 3;

    Handling handling(String incident, Telling.Step step, Instant started, int severity) {
        Because because = because(incident, step, started);
        return new Handling(
                because == null ? free(step, severity) : held(because, step),
                because,
                orders.acknowledgedBy(incident, tick),
                orders.silencedUntil(tick),
                null,
                List.of());
    }

    private @Nullable Because because(String incident, Telling.Step step, Instant started) {
        if (orders.silencedUntil(tick) != null) {
            return Because.SILENCED;
        }
        if (orders.isNotUseful(incident, tick)) {
            return Because.NOT_USEFUL;
        }
        if (brand.competitor()) {
            return Because.COMPETITOR;
        }
        if (step.kind().isNotice()) {
            return Because.NOTICE;
        }
        if (step.kinds().stream().map(Telling::word).noneMatch(brand.policy()::tells)) {
            return Because.POLICY;
        }
        if (orders.acknowledgedBy(incident, tick) != null) {
            return Because.ACKNOWLEDGED;
        }
        if (isTalk(step) && changes.isFresh(tick)) {
            return Because.OWN_CHANGE;
        }
        boolean campaign = brand.policy().campaigns().stream().anyMatch(each -> each.covers(started));
        return campaign && step.kinds().stream().allMatch(kind -> kind == Kind.VOLUME || kind == Kind.QUESTIONS)
                ? Because.CAMPAIGN
                : null;
    }

    /** More talk or worse talk, by the numbers: what a change of ours can bring about. */
    private static boolean isTalk(Telling.Step step) {
        return step.kinds().stream().noneMatch(kind -> kind == Kind.MUST_SEE || kind == Kind.THRESHOLD);
    }

    private static Criticality free(Telling.Step step, int severity) {
        if (step.type() == IncidentEvent.Type.UPDATED) {
            return Criticality.RECORD;
        }
        return severity >= PAGES && step.type() != IncidentEvent.Type.RESOLVED ? Criticality.PAGE : Criticality.MAIL;
    }

    private static Criticality held(Because because, Telling.Step step) {
        boolean shownOnly = because == Because.SILENCED || because == Because.NOT_USEFUL || because == Because.POLICY;
        return shownOnly || step.type() == IncidentEvent.Type.UPDATED ? Criticality.RECORD : Criticality.DIGEST;
    }
}

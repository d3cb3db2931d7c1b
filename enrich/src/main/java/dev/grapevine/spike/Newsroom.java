package dev.grapevine.spike;

import dev.grapevine.incident.Handling;
import dev.grapevine.incident.Handling.Because;
import dev.grapevine.incident.Handling.Criticality;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what all brands tell at one tick before people do: where most of them rise at once it is our own intake that
 * rose, which is one notice; where two brands' incidents are about the same words the later is folded into the first.
 *
 * <p>A value: each tick gives the next one. Nothing waits here, so that no alert gets later by it.
 *
 * @param pulses how each brand did last, by brand
 * @param open incidents by id, as far as they may be joined
 * @param intake the notice that is open, or null
 * @param folded incidents that stand behind another one, by id, until they are over
 */
public record Newsroom(
        Map<String, Pulse> pulses,
        Map<String, Open> open,
        @Nullable Intake intake,
        Map<String, Folded> folded) {

    /** Nobody told anything yet. */
    public static final Newsroom EMPTY = new Newsroom(Map.of(), Map.of(), null, Map.of());

    private static final Duration FRESH = Duration.ofMinutes(11);
    private static final Duration JOINS = Duration.ofHours(2);
    private static final Duration QUIET = Duration.ofHours(2);
    private static final int LEAST_OTHERS = 2;
    private static final double MOST_OF_THEM = 0.6;
    private static final double RISEN = 1.4;
    private static final double SURE = 3;
    private static final double LEAST_EXPECTED = 1;
    private static final int TERMS = 5;
    private static final String ROSE =
            "%d of %d brands rose together: %d stories in the last minutes, where %.1f are usual."
                    + " That is rather our own intake than the world: look at the sources.";
    private static final String OVER =
            "%d of %d brands had risen together; now %d stories in the last minutes, where %.1f"
                    + " are usual: back to normal since.";
    private static final int SHARED = 2;

    public Newsroom(
            Map<String, Pulse> pulses,
            Map<String, Open> open,
            @Nullable Intake intake,
            @Nullable Map<String, Folded> folded) {
        this.pulses = Map.copyOf(pulses);
        this.open = Map.copyOf(open);
        this.intake = intake;
        this.folded = folded == null ? Map.of() : Map.copyOf(folded);
    }

    /** The incident that another one stands behind, and the brands that take part. */
    public record Folded(String group, List<String> brands) {
        public Folded {
            brands = List.copyOf(brands);
        }
    }

    /** An incident that others may be folded into. */
    public record Open(String incident, String brand, Instant at, List<String> terms) {}

    /** The notice that all brands rose. */
    public record Intake(String incident, Instant started, Instant seen, List<String> brands) {
        public Intake {
            brands = List.copyOf(brands);
        }
    }

    /** What follows from one tick. */
    public record Edition(Newsroom next, List<IncidentEvent> events) {}

    /** @param told at this tick, in a fixed order */
    public Edition tick(Instant tick, List<Pulse> news, List<IncidentEvent> told) {
        Map<String, Pulse> fresh = new TreeMap<>(pulses);
        news.forEach(pulse -> fresh.put(pulse.brand(), pulse));
        fresh.values().removeIf(pulse -> pulse.at().plus(FRESH).isBefore(tick));
        Desk desk = new Desk(tick, fresh, this);
        told.forEach(desk::take);
        return desk.close();
    }

    /** One tick's work. */
    private static final class Desk {
        private final Instant tick;
        private final Map<String, Pulse> pulses;
        private final Map<String, Open> open;
        private final Map<String, Folded> folded;
        private @Nullable Intake intake;
        private final List<IncidentEvent> events = new ArrayList<>();

        Desk(Instant tick, Map<String, Pulse> pulses, Newsroom before) {
            this.tick = tick;
            this.pulses = pulses;
            this.open = new TreeMap<>(before.open());
            this.folded = new TreeMap<>(before.folded());
            this.intake = before.intake();
        }

        void take(IncidentEvent event) {
            boolean alarm = event.event() == IncidentEvent.Type.OPENED || event.event() == IncidentEvent.Type.ESCALATED;
            boolean talk = event.kind() == Kind.VOLUME || event.kind() == Kind.NEGATIVE;
            Set<String> risen = alarm && talk ? risen(event.brand()) : Set.of();
            if (!risen.isEmpty()) {
                events.addAll(aboutIntake(event, risen));
                return;
            }
            Optional<Open> leader =
                    event.event() == IncidentEvent.Type.OPENED && talk ? leader(event) : Optional.empty();
            remember(event, talk);
            events.add(leader.map(first -> fold(event, first.incident(), List.of(first.brand())))
                    .orElseGet(() -> follow(event, alarm)));
        }

        /** What got worse by itself is told by itself; all else of a folded incident stays behind the other one. */
        private IncidentEvent follow(IncidentEvent event, boolean alarm) {
            Folded behind = alarm ? null : folded.get(event.incident());
            if (event.event() == IncidentEvent.Type.RESOLVED) {
                folded.remove(event.incident());
            }
            return behind == null ? event : behind(event, behind);
        }

        private IncidentEvent fold(IncidentEvent event, String group, List<String> brands) {
            Folded behind = new Folded(group, brands);
            folded.put(event.incident(), behind);
            return behind(event, behind);
        }

        /** The other brands, where most of them rise too; nothing where they do not. */
        private Set<String> risen(String brand) {
            List<Pulse> others = pulses.values().stream()
                    .filter(pulse -> !pulse.brand().equals(brand) && pulse.expected() >= LEAST_EXPECTED)
                    .toList();
            double count = others.stream().mapToLong(Pulse::count).sum();
            double expected = others.stream().mapToDouble(Pulse::expected).sum();
            Set<String> risen = others.stream()
                    .filter(pulse -> pulse.count() >= RISEN * pulse.expected())
                    .map(Pulse::brand)
                    .collect(Collectors.toCollection(TreeSet::new));
            boolean together = others.size() >= LEAST_OTHERS
                    && risen.size() >= MOST_OF_THEM * others.size()
                    && count >= RISEN * expected
                    && count - expected >= SURE * Math.sqrt(expected);
            return together ? Set.copyOf(risen) : Set.of();
        }

        private List<IncidentEvent> aboutIntake(IncidentEvent event, Set<String> risen) {
            Set<String> brands = new TreeSet<>(risen);
            brands.add(event.brand());
            Intake known = intake;
            if (known != null) {
                intake = new Intake(known.incident(), known.started(), tick, known.brands());
                return List.of(fold(event, known.incident(), known.brands()));
            }
            String id = IncidentEvent.ALL_BRANDS + "|intake|" + event.started();
            Intake opened = new Intake(id, event.started(), tick, List.copyOf(brands));
            intake = opened;
            return List.of(
                    notice(opened, IncidentEvent.Type.OPENED, event.why().sources()), fold(event, id, opened.brands()));
        }

        private Optional<Open> leader(IncidentEvent event) {
            List<String> terms = terms(event);
            return open.values().stream()
                    .filter(other -> !other.brand().equals(event.brand())
                            && other.at().plus(JOINS).isAfter(tick))
                    .filter(other ->
                            other.terms().stream().filter(terms::contains).count() >= SHARED)
                    .min((a, b) ->
                            a.at().equals(b.at()) ? a.incident().compareTo(b.incident()) : a.at().compareTo(b.at()));
        }

        /** Only what reaches people at once can speak for others. */
        private void remember(IncidentEvent event, boolean talk) {
            Criticality criticality = event.handled().criticality();
            boolean speaks = criticality == Criticality.PAGE || criticality == Criticality.MAIL;
            if (event.event() == IncidentEvent.Type.RESOLVED) {
                open.remove(event.incident());
            } else if (event.event() == IncidentEvent.Type.OPENED && talk && speaks) {
                open.put(event.incident(), new Open(event.incident(), event.brand(), tick, terms(event)));
            }
        }

        Edition close() {
            open.values().removeIf(other -> other.at().plus(JOINS).isBefore(tick));
            Intake known = intake;
            if (known != null && known.seen().plus(QUIET).isBefore(tick)) {
                intake = null;
                events.add(notice(known, IncidentEvent.Type.RESOLVED, List.of()));
            }
            return new Edition(new Newsroom(pulses, open, intake, folded), List.copyOf(events));
        }

        private static List<String> terms(IncidentEvent event) {
            return event.why().terms().stream().limit(TERMS).map(Term::term).toList();
        }

        private static IncidentEvent behind(IncidentEvent event, Folded other) {
            Handling before = event.handled();
            List<String> others = other.brands().stream()
                    .filter(brand -> !brand.equals(event.brand()))
                    .toList();
            boolean shown = before.criticality() == Criticality.RECORD;
            return event.withHandling(new Handling(
                    shown ? Criticality.RECORD : Criticality.DIGEST,
                    before.because() == null ? Because.GROUPED : before.because(),
                    before.acknowledgedBy(),
                    before.silencedUntil(),
                    other.group(),
                    others));
        }

        private IncidentEvent notice(Intake about, IncidentEvent.Type type, List<Share> sources) {
            long count = pulses.values().stream().mapToLong(Pulse::count).sum();
            double expected =
                    pulses.values().stream().mapToDouble(Pulse::expected).sum();
            double spread = 2 * Math.sqrt(Math.max(1, expected));
            return new IncidentEvent(
                    IncidentEvent.VERSION,
                    about.incident(),
                    type == IncidentEvent.Type.OPENED ? 0 : 1,
                    type,
                    IncidentEvent.ALL_BRANDS,
                    "All brands",
                    Kind.INTAKE,
                    tick,
                    about.started(),
                    false,
                    false,
                    2,
                    count,
                    expected,
                    Math.max(0, expected - spread),
                    expected + spread,
                    10,
                    new Why(count, count, 0, 0, 0, 0, 0, List.of(), sources),
                    List.of(),
                    List.of(),
                    String.format(
                            Locale.ROOT,
                            type == IncidentEvent.Type.OPENED ? ROSE : OVER,
                            about.brands().size(),
                            pulses.size(),
                            count,
                            expected),
                    Telling.VERSION,
                    List.of(Kind.INTAKE),
                    null,
                    null,
                    new Handling(Criticality.MAIL, Because.NOTICE, null, null, null, about.brands()),
                    List.of(),
                    null,
                    null,
                    null);
        }
    }
}

package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A running line, what is said on it part by part, and what must have become of all that was said so far. */
final class Stage implements AutoCloseable {

    private static final int PARTS = 8;

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long began = System.nanoTime();
    private final ClusterLine line;
    private final Iterator<Generated> traffic = new TrafficGenerator(Scenario.demo(), 7).iterator();
    private final Set<String> documents = new TreeSet<>();
    private final List<String> brands = new ArrayList<>();
    private Instant now = Scenario.demo().start();

    private Stage(ClusterLine line) {
        this.line = line;
    }

    static Stage open(Path folder) throws Exception {
        return new Stage(ClusterLine.start(
                folder,
                2,
                MustSee.brands(
                        IntStream.rangeClosed(1, PARTS).mapToObj(Stage::brand).toList())));
    }

    ClusterLine line() {
        return line;
    }

    /** The next mentions, whose documents are expected from now on. */
    Part next(int size) {
        return next(size, UnaryOperator.identity());
    }

    /** @param change made to each mention but the one that has to be seen */
    Part next(int size, UnaryOperator<Mention> change) {
        String brand = brand(brands.size() + 1);
        brands.add(brand);
        List<Generated> mentions = new ArrayList<>();
        while (mentions.size() < size) {
            boolean seen = mentions.size() == size / 2;
            Generated each = seen ? lawsuit(brand) : heard();
            mentions.add(seen ? each : new Generated(change.apply(each.mention()), each.truth()));
        }
        Part part = new Part(brand, mentions);
        documents.addAll(part.documents());
        return part;
    }

    /** At the pace of life: where hours of the scenario go by in a second, an outage of a minute would be one of days. */
    private Generated heard() {
        now = now.plus(Part.STEP);
        Generated next = traffic.next();
        return new Generated(
                next.mention().toBuilder()
                        .published(now)
                        .fetched(now)
                        .engagement(asOf(next.mention().engagement(), now))
                        .build(),
                next.truth());
    }

    private static @Nullable Engagement asOf(@Nullable Engagement counts, Instant time) {
        return counts == null
                ? null
                : new Engagement(counts.likes(), counts.shares(), counts.replies(), counts.views(), time);
    }

    Generated said(String brand, String text) {
        now = now.plus(Part.STEP);
        return MustSee.said(brand, now, text);
    }

    private Generated lawsuit(String brand) {
        now = now.plus(Part.STEP);
        return MustSee.lawsuit(brand, now);
    }

    /** A part of these alone, of no fault's brand. */
    Part of(List<Generated> mentions) {
        Part part = new Part("", mentions);
        documents.addAll(part.documents());
        return part;
    }

    /** Takes mentions back; their documents are expected no longer. */
    List<Mention> deletions(Part ofThese) {
        now = now.plus(Part.STEP);
        documents.removeAll(ofThese.documents());
        return ofThese.all().stream()
                .map(each -> Mention.builder(each.platform(), each.nativeId())
                        .source(each.source())
                        .action(Action.DELETE)
                        .fetched(now)
                        .build())
                .toList();
    }

    /** So long it takes from now until the incident of this part stands in {@code alerts.v1}. */
    Duration awaitOpened(Part part, Duration patience) {
        long start = System.nanoTime();
        line.eventually(
                patience,
                () -> assertThat(Alerts.on(line.wire()).opened())
                        .extracting(IncidentEvent::brand)
                        .contains(part.brand()));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Every mention is one document for each brand it is about, counts equal a recount, and nothing was said twice. */
    void assertExact(Part part) throws Exception {
        now = now.plusSeconds(60);
        line.wire().beat(now);
        line.eventually(PATIENCE, () -> Documents.assertSame(line.search().documents(), documents));
        line.awaitRecount();
        awaitOpened(part, PATIENCE);
        Alerts alerts = Alerts.on(line.wire());
        alerts.assertToldOnce();
        assertThat(alerts.opened())
                .extracting(IncidentEvent::brand)
                .filteredOn(brands::contains)
                .as("incidents of the parts so far, by brand")
                .containsExactlyInAnyOrderElementsOf(brands);
        System.out.printf(
                "%s after %d s: %d documents, as many as were expected; counts equal a recount; %d events of incidents%n",
                part.brand(), elapsed().toSeconds(), documents.size(), alerts.events());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String brand(int number) {
        return "faultmark" + number;
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}

package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.health.SourceHealth;
import io.javalin.config.RoutesConfig;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How every source is doing; those that need somebody first. */
final class SourcesPage {

    private static final int SOURCES = 1_000;
    private static final int LONGEST = 400;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Archive archive;
    private final Page page;

    SourcesPage(Archive archive, Page page) {
        this.archive = archive;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/sources", "sources.ftlh", context -> Optional.of(view()));
    }

    private View view() {
        return new View(archive.sources(SOURCES).stream()
                .sorted(Comparator.comparingInt((SourceHealth health) -> need(health))
                        .reversed()
                        .thenComparing(SourceHealth::source))
                .map(SourcesPage::row)
                .toList());
    }

    private static int need(SourceHealth health) {
        return switch (health.state()) {
            case FAILING -> 3;
            case PARKED -> 2;
            case DEGRADED -> 1;
            case OK, ENDED -> 0;
        };
    }

    private static Row row(SourceHealth health) {
        return new Row(
                MentionRow.name(health.source()),
                Words.health(health),
                need(health) == 0 ? "good" : need(health) == 3 ? "bad" : "fair",
                health.reason() == null ? "" : MentionRow.line(health.reason(), LONGEST),
                When.of(health.at(), ZONE),
                health.lastItem() == null ? null : When.of(health.lastItem(), ZONE),
                every(health.everySeconds()),
                MailText.number(health.read()),
                health.expected() == null
                        ? ""
                        : MailText.number(health.created()) + " new, usually " + MailText.decimal(health.expected()),
                Objects.toString(health.quota(), ""));
    }

    private static String every(long seconds) {
        return seconds < 120 ? seconds + " s" : MailText.number(seconds / 60) + " min";
    }

    record View(List<Row> sources) {}

    /**
     * @param read items since its beginning
     * @param usual mentions of the last poll against what is usual, where that is known
     * @param quota what may still be asked of it, where it says so
     */
    record Row(
            String name,
            String state,
            String tone,
            String note,
            When asked,
            @Nullable When newest,
            String every,
            String read,
            String usual,
            String quota) {}
}

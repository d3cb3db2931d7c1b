package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act.Reason;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.spike.Backtest;
import dev.grapevine.spike.Expectation;
import dev.grapevine.spike.Proposal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which mails a brand would have sent in the last month, at other sensitivities or with a proposed change. */
final class BacktestPage {

    private static final Duration TOLD = Duration.ofDays(30);
    private static final Duration LEARNT = Duration.ofDays(14);
    private static final int MOST = 200_000;
    private static final int MAILS = 20;

    private final Archive archive;
    private final Rehearsal rehearsal;
    private final Brands brands;
    private final Supplier<List<IncidentEvent>> heard;
    private final Page page;

    BacktestPage(Archive archive, Rehearsal rehearsal, Brands brands, Supplier<List<IncidentEvent>> heard, Page page) {
        this.archive = archive;
        this.rehearsal = rehearsal;
        this.brands = brands;
        this.heard = heard;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/backtests/{brand}", "backtest.ftlh", this::view);
    }

    /** A rule to try, and what of the history it would have heard. */
    private record Rule(String name, String expectation, Brand brand, Predicate<EnrichedMention> keeps) {}

    private Optional<View> view(Context context) {
        Brand brand = brands.named(context.pathParam("brand"));
        return archive.end().map(end -> view(brand, incident(context), reason(context), end));
    }

    private View view(Brand brand, @Nullable IncidentEvent incident, Reason reason, Instant end) {
        Instant from = end.minus(TOLD);
        Instant start = from.minus(LEARNT);
        long count = rehearsal.count(brand.id(), start, end);
        String brandName = MentionRow.name(brand.name());
        if (count > MOST) {
            return new View(brand.id(), brandName, count, true, List.of());
        }
        List<Rule> rules = rules(brand, incident, reason);
        Map<Rule, Backtest> tests = new LinkedHashMap<>();
        rules.forEach(rule -> tests.put(rule, new Backtest(rule.brand(), from)));
        rehearsal.replay(
                brand.id(),
                start,
                end,
                mention -> tests.forEach((rule, test) -> {
                    if (rule.keeps().test(mention)) {
                        test.hear(mention);
                    }
                }));
        List<Tried> tried = new ArrayList<>();
        tests.forEach((rule, test) -> tried.add(tried(rule, test.finish(end), incident)));
        return new View(brand.id(), brandName, count, false, tried);
    }

    private static List<Rule> rules(Brand brand, @Nullable IncidentEvent incident, Reason reason) {
        List<Rule> rules = new ArrayList<>();
        for (Sensitivity each : Sensitivity.values()) {
            boolean present = each == brand.policy().sensitivity();
            rules.add(new Rule(
                    "sensitivity " + Words.low(each) + (present ? ", as it is" : ""),
                    Expectation.words(each),
                    brand.withPolicy(brand.policy().withSensitivity(each)),
                    mention -> true));
        }
        if (incident != null) {
            Proposal.of(brand, incident, reason)
                    .forEach(proposal -> rules.add(new Rule(
                            "proposed: " + MailText.oneLine(proposal.words()),
                            "",
                            proposal.brand(),
                            proposal.brand().query().equals(brand.query()) ? mention -> true : proposal::keeps)));
        }
        return rules;
    }

    private static Tried tried(Rule rule, List<IncidentEvent> events, @Nullable IncidentEvent incident) {
        List<IncidentEvent> mails = events.stream().filter(Backtest::isMail).toList();
        boolean told = incident != null
                && mails.stream().anyMatch(event -> event.incident().equals(incident.incident()));
        return new Tried(
                rule.name(),
                rule.expectation(),
                mails.size(),
                mails.stream().map(IncidentEvent::incident).distinct().count(),
                incident == null ? "" : told ? "still told" : "spared",
                mails.stream()
                        .sorted(Comparator.comparing(IncidentEvent::at).reversed())
                        .limit(MAILS)
                        .map(event -> mail(event, rule.brand()))
                        .toList());
    }

    private static Mail mail(IncidentEvent event, Brand brand) {
        return new Mail(
                When.of(event.at(), brand.zone()), MailText.subject(event), MailText.severity(event.severity()));
    }

    private @Nullable IncidentEvent incident(Context context) {
        String id = Objects.requireNonNullElse(context.queryParam("incident"), "");
        return heard.get().stream()
                .filter(event -> event.incident().equals(id))
                .min(Comparator.comparingInt(IncidentEvent::sequence))
                .orElse(null);
    }

    private static Reason reason(Context context) {
        String key = context.queryParam("reason");
        return Arrays.stream(Reason.values())
                .filter(reason -> Words.low(reason).replace('_', '-').equals(key))
                .findFirst()
                .orElse(Reason.OTHER);
    }

    /** @param tooMuch whether the history is too long to be tried while somebody waits */
    record View(String brand, String brandName, long mentions, boolean tooMuch, List<Tried> tried) {}

    /**
     * @param expectation how often it would be wrong, in words
     * @param incident what would have become of the incident that somebody called not useful, or empty
     */
    record Tried(String name, String expectation, long mails, long incidents, String incident, List<Mail> list) {}

    record Mail(When when, String subject, String severity) {}
}

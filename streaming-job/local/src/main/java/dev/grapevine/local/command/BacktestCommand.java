package dev.grapevine.local.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Json;
import dev.grapevine.local.stack.BrandsTopic;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import dev.grapevine.spike.Backtest;
import dev.grapevine.spike.Expectation;
import dev.grapevine.spike.Proposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays stored history through the job's own operators and shows each mail that would have been sent. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Replays stored history and writes each mail that would have been sent, as lines of JSON.")
public final class BacktestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--brand", required = true, paramLabel = "ID", description = "Which brand.")
    private String id = "";

    @Option(names = "--from", paramLabel = "TIME", description = "Such as 2026-03-01T00:00:00Z; before only teaches.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "End; the end of the history unless given.")
    private @Nullable Instant to;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Lines of enriched.v1 in the order they were heard, - for standard input; the topic unless given.")
    private @Nullable Path file;

    @Option(names = "--brands", paramLabel = "FILE", description = "A brands.yml; brands.v1 unless given.")
    private @Nullable Path brandsFile;

    @Option(
            names = "--sensitivity",
            split = ",",
            paramLabel = "LEVEL",
            description = "One or several of low, medium, high; that of the brand unless given.")
    private List<Sensitivity> sensitivities = List.of();

    @Option(
            names = "--not-useful",
            paramLabel = "INCIDENT",
            description = "Proposes changes that would have spared people this incident, each with its back-test.")
    private @Nullable String notUseful;

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            description = "Why it was not useful: too_small, irrelevant, known, own_campaign, copies, too_late, other.")
    private Act.Reason reason = Act.Reason.OTHER;

    @Option(names = "--apply", paramLabel = "N", description = "Makes the N-th proposal the brand's own.")
    private int apply;

    @Override
    public Integer call() throws Exception {
        Brand brand = brand();
        if (notUseful != null) {
            return propose(brand, notUseful);
        }
        List<Setting> settings = sensitivities.isEmpty()
                ? List.of(new Setting(named(brand.policy().sensitivity()), brand, mention -> true))
                : sensitivities.stream()
                        .map(each -> new Setting(
                                named(each), brand.withPolicy(brand.policy().withSensitivity(each)), mention -> true))
                        .toList();
        run(settings).forEach(this::write);
        return 0;
    }

    private int propose(Brand brand, String incident) throws Exception {
        Setting present = new Setting("present", brand, mention -> true);
        List<IncidentEvent> before = run(List.of(present)).getOrDefault(present, List.of());
        IncidentEvent spared = before.stream()
                .filter(event -> event.incident().equals(incident))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new UsageException("the history holds no incident " + incident));
        List<Proposal> proposals = Proposal.of(brand, spared, reason);
        Map<Setting, List<IncidentEvent>> after = run(proposals.stream()
                .map(proposal -> new Setting(
                        proposal.words(),
                        proposal.brand(),
                        proposal.brand().query().equals(brand.query()) ? mention -> true : proposal::keeps))
                .toList());
        int number = 0;
        for (Map.Entry<Setting, List<IncidentEvent>> each : after.entrySet()) {
            number++;
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "%d: %s. %d mails become %d; the incident is %s.%n",
                            number,
                            each.getKey().name(),
                            mails(before),
                            mails(each.getValue()),
                            each.getValue().stream()
                                            .anyMatch(event ->
                                                    event.incident().equals(incident) && Backtest.isMail(event))
                                    ? "still told"
                                    : "spared");
        }
        return apply == 0 ? 0 : apply(proposals);
    }

    private int apply(List<Proposal> proposals) throws Exception {
        if (apply > proposals.size() || brandsFile != null) {
            throw new UsageException(
                    "--apply " + apply + ": expected one of " + proposals.size() + " proposals and no --brands");
        }
        BrandsTopic topic = topic();
        Map<String, Brand> brands = topic.read();
        brands.put(id, proposals.get(apply - 1).brand());
        topic.apply(brands.values());
        spec.commandLine()
                .getErr()
                .println("applied: " + proposals.get(apply - 1).words());
        return 0;
    }

    private Map<Setting, List<IncidentEvent>> run(List<Setting> settings) throws IOException {
        Map<Setting, Backtest> tests = new LinkedHashMap<>();
        settings.forEach(each -> tests.put(each, new Backtest(each.brand(), from == null ? Instant.MIN : from)));
        Progress progress = Progress.on(spec.commandLine().getErr());
        Fed fed = new Fed(tests, progress);
        new History(id, to == null ? Instant.MAX : to).read(file, fed::hear);
        Instant end = to == null ? fed.last.plus(Duration.ofHours(3)) : to;
        progress.say(fed.standing());
        Map<Setting, List<IncidentEvent>> events = new LinkedHashMap<>();
        tests.forEach((setting, test) -> events.put(setting, test.finish(end)));
        return events;
    }

    private void write(Setting setting, List<IncidentEvent> events) {
        PrintWriter out = spec.commandLine().getOut();
        events.stream().filter(Backtest::isMail).forEach(event -> out.println(line(setting, event)));
        out.flush();
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%s (%s): %d mails of %d incidents%n",
                        setting.name(),
                        Expectation.words(setting.brand().policy().sensitivity()),
                        mails(events),
                        events.stream()
                                .filter(Backtest::isMail)
                                .map(IncidentEvent::incident)
                                .distinct()
                                .count());
    }

    private static String line(Setting setting, IncidentEvent event) {
        try {
            return Json.json().writeValueAsString(Mail.of(setting.name(), event));
        } catch (IOException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    private static long mails(List<IncidentEvent> events) {
        return events.stream().filter(Backtest::isMail).count();
    }

    private static String named(Sensitivity sensitivity) {
        return sensitivity.name().toLowerCase(Locale.ROOT);
    }

    private Brand brand() {
        if (brandsFile == null) {
            return known(topic().read());
        }
        Map<String, Brand> brands = new LinkedHashMap<>();
        BrandsFile.read(brandsFile).forEach(brand -> brands.put(brand.id(), brand));
        return known(brands);
    }

    private Brand known(Map<String, Brand> brands) {
        Brand brand = brands.get(id);
        if (brand == null) {
            throw new UsageException("there is no brand '" + id + "', expected one of " + brands.keySet());
        }
        return brand;
    }

    private static BrandsTopic topic() {
        return new BrandsTopic(KafkaClient.of(Settings.of(System.getenv())));
    }

    /** A rule to try, and what of the history it would have heard. */
    private record Setting(String name, Brand brand, Predicate<EnrichedMention> keeps) {}

    /** A mail in a line. */
    private record Mail(
            String setting,
            Instant at,
            IncidentEvent.Type event,
            IncidentEvent.Kind kind,
            int severity,
            long count,
            double expected,
            List<String> terms,
            @JsonProperty("incident") String id,
            String rule) {

        static Mail of(String setting, IncidentEvent event) {
            return new Mail(
                    setting,
                    event.at(),
                    event.event(),
                    event.kind(),
                    event.severity(),
                    event.count(),
                    event.expected(),
                    event.why().terms().stream()
                            .map(IncidentEvent.Term::term)
                            .limit(5)
                            .toList(),
                    event.incident(),
                    event.rule());
        }
    }

    /** Feeds every setting with the same history, and says how far it is. */
    private static final class Fed {
        private static final int EVERY = 20_000;
        private final Map<Setting, Backtest> tests;
        private final Progress progress;
        private final long began = System.nanoTime();
        private long heard;
        private @Nullable Instant first;
        private Instant last = Instant.EPOCH;

        Fed(Map<Setting, Backtest> tests, Progress progress) {
            this.tests = tests;
            this.progress = progress;
        }

        void hear(EnrichedMention mention) {
            first = first == null ? mention.fetched() : first;
            last = mention.fetched();
            tests.forEach((setting, test) -> {
                if (setting.keeps().test(mention)) {
                    test.hear(mention);
                }
            });
            if (++heard % EVERY == 0) {
                progress.count(standing());
            }
        }

        String standing() {
            Duration passed = Duration.between(first == null ? last : first, last);
            double seconds = (System.nanoTime() - began) / 1e9;
            return String.format(
                    Locale.ROOT,
                    "%,d mentions of %d days, until %s, %,.0f times real time",
                    heard,
                    passed.toDays(),
                    last,
                    passed.toSeconds() / Math.max(0.001, seconds));
        }
    }
}

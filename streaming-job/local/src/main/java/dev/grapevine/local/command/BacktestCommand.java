package dev.grapevine.local.command;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import dev.grapevine.spike.Backtest;
import dev.grapevine.spike.Expectation;
import dev.grapevine.spike.Trials;
import dev.grapevine.spike.Trials.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

    /** Within this time after the last mention what is open resolves by itself. */
    private static final Duration LATEST_END = Duration.ofHours(3);

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
        check();
        Brand brand = brand();
        return notUseful == null ? test(brand) : propose(brand, notUseful);
    }

    private void check() {
        List<String> problems = new ArrayList<>();
        if (from != null && to != null && !from.isBefore(to)) {
            problems.add("--from " + from + " is not before --to " + to);
        }
        if (apply < 0 || (apply > 0 && (notUseful == null || brandsFile != null))) {
            problems.add("--apply " + apply + ": expected a number from 1 on, with --not-useful and without --brands");
        }
        if (notUseful != null && !sensitivities.isEmpty()) {
            problems.add("--not-useful tries proposals: expected it without --sensitivity");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(String.join("\n", problems));
        }
    }

    private int test(Brand brand) throws IOException {
        Map<String, Backtest> tests = new LinkedHashMap<>();
        for (Sensitivity each : sensitivities.isEmpty() ? List.of(brand.policy().sensitivity()) : sensitivities) {
            Brand tried = brand.withPolicy(brand.policy().withSensitivity(each));
            tests.put(each.name().toLowerCase(Locale.ROOT), new Backtest(tried, begin()));
        }
        Instant end = replay(mention -> tests.values().forEach(test -> test.hear(mention)));
        PrintWriter out = spec.commandLine().getOut();
        tests.forEach((name, test) -> {
            List<IncidentEvent> mails =
                    test.finish(end).stream().filter(Backtest::isMail).toList();
            mails.forEach(event -> out.println(MailLine.of(name, event)));
            out.flush();
            say(name + " (" + Expectation.words(Sensitivity.valueOf(name.toUpperCase(Locale.ROOT))) + "): "
                    + mails.size() + " mails of " + incidents(mails) + " incidents");
        });
        return 0;
    }

    private static long incidents(List<IncidentEvent> mails) {
        return mails.stream().map(IncidentEvent::incident).distinct().count();
    }

    /** Reads the history twice: the incident has to be known before changes can be proposed. */
    private int propose(Brand brand, String incident) throws Exception {
        Backtest present = new Backtest(brand, begin());
        IncidentEvent opened = present.finish(replay(present::hear)).stream()
                .filter(event -> event.incident().equals(incident))
                .findFirst()
                .orElseThrow(() -> new UsageException("the history holds no incident '" + incident
                        + "': expected one that ./grapevine backtest shows"));
        Trials trials = new Trials(brand, opened, reason, begin());
        List<Trial> results = trials.finish(replay(trials::hear));
        for (int i = 0; i < results.size(); i++) {
            say(i + 1 + ": " + results.get(i).words() + ".");
        }
        if (results.isEmpty()) {
            say("there is nothing to propose: no knob is left that would have helped.");
        }
        return apply == 0 ? 0 : apply(results);
    }

    private int apply(List<Trial> results) throws Exception {
        if (apply > results.size()) {
            throw new UsageException("--apply " + apply + ": there are " + results.size() + " proposals");
        }
        Trial chosen = results.get(apply - 1);
        BrandsTopic topic = topic();
        Map<String, Brand> brands = topic.read();
        brands.put(id, chosen.proposal().brand());
        topic.apply(brands.values());
        say("applied: " + chosen.proposal().words());
        return 0;
    }

    private Instant begin() {
        return from == null ? Instant.MIN : from;
    }

    /** @return the end of the time that was replayed */
    private Instant replay(Consumer<EnrichedMention> to) throws IOException {
        Replay replay = new Replay(to, Progress.on(spec.commandLine().getErr()));
        new History(id, this.to == null ? Instant.MAX : this.to).read(file, replay::hear);
        replay.done();
        return this.to == null ? replay.last().plus(LATEST_END) : this.to;
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private Brand brand() {
        Map<String, Brand> brands = new LinkedHashMap<>();
        if (brandsFile == null) {
            brands.putAll(topic().read());
        } else {
            BrandsFile.read(brandsFile).forEach(brand -> brands.put(brand.id(), brand));
        }
        Brand brand = brands.get(id);
        if (brand == null) {
            throw new UsageException("there is no brand '" + id + "', expected one of " + brands.keySet());
        }
        return brand;
    }

    private static BrandsTopic topic() {
        return new BrandsTopic(KafkaClient.of(Settings.of(System.getenv())));
    }
}

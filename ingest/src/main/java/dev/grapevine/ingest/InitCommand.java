package dev.grapevine.ingest;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.ingest.source.Terms;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Mention;
import dev.grapevine.setting.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a newcomer from a name to live mentions. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Asks for a brand's name, site, accounts and competitors, writes brands.yml and sources.yml with the sources that",
            "need no key, shows what they say just now, and proposes what to exclude. What is given as an option is not asked."
        })
public final class InitCommand implements Callable<Integer> {

    private static final int LINE = 160;
    private static final int SAMPLES = 20;

    @Option(names = "--config", paramLabel = "DIR", defaultValue = "config", description = "directory to write to")
    private Path config = Path.of("config");

    @Option(names = "--name", description = "the brand's name")
    private @Nullable String name;

    @Option(names = "--domain", description = "the brand's own site, such as acme.example; empty for none")
    private @Nullable String domain;

    @Option(names = "--handle", split = ",", description = "the brand's own accounts, such as @acme; empty for none")
    private @Nullable List<String> handles;

    @Option(names = "--competitor", split = ",", description = "names of competitors; empty for none")
    private @Nullable List<String> competitors;

    @Option(
            names = "--samples",
            defaultValue = "" + SAMPLES,
            description = "how many to look at (default: ${DEFAULT-VALUE}; 0: none)")
    private int samples = SAMPLES;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    private final BufferedReader answers;
    private final @Nullable FetchPolicy policy;

    public InitCommand() {
        this(System.in, null);
    }

    InitCommand(InputStream in, @Nullable FetchPolicy policy) {
        this.answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.policy = policy;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FirstBrand brand = new FirstBrand(
                given(name, "The brand's name"),
                given(domain, "Its own site (acme.example, or nothing)"),
                list(handles, "Its own accounts (@acme, @acmehelp, or nothing)"),
                list(competitors, "Competitors (names, or nothing)"),
                List.of());
        write(brand);
        if (samples > 0) {
            look(brand);
        }
        say("Now: ./grapevine up --config " + config);
        return 0;
    }

    private void write(FirstBrand brand) throws IOException {
        Files.createDirectories(config);
        write(config.resolve("brands.yml"), brand.brandsYml());
        write(config.resolve("sources.yml"), brand.sourcesYml());
        BrandsFile.read(config.resolve("brands.yml"));
        Sources.load(config.resolve("sources.yml"));
    }

    /** What stood there is kept beside it. */
    private void write(Path file, String text) throws IOException {
        if (Files.exists(file) && !Files.readString(file).equals(text)) {
            Path before = file.resolveSibling(file.getFileName() + ".before-init");
            if (Files.notExists(before)) {
                Files.move(file, before, StandardCopyOption.ATOMIC_MOVE);
                say("kept what was there as " + before);
            }
        }
        Files.writeString(file, text);
        say("wrote " + file);
    }

    private void look(FirstBrand first) throws IOException, InterruptedException {
        List<Brand> brands = BrandsFile.read(config.resolve("brands.yml"));
        Terms terms = new Terms();
        terms.follow(brands.subList(0, 1));
        IngestOptions options = IngestOptions.of(Map.of(), "samples", "")
                .withFetch(policy == null ? FetchPolicy.of(Settings.of(System.getenv())) : policy)
                .withSecrets(new Secrets(System.getenv()));
        List<Mention> found;
        try (Connectors connectors = new Connectors(options, terms)) {
            Sources sources = Sources.load(config.resolve("sources.yml"));
            found = new Samples(connectors, this::say).of(sources, brands.get(0), samples);
        }
        if (!found.isEmpty()) {
            refine(first, found);
        }
    }

    private void refine(FirstBrand first, List<Mention> found) throws IOException {
        List<String> relevant = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Mention mention = found.get(i);
            String answer = ask(String.format(
                    Locale.ROOT,
                    "%d/%d %s: %s%nIs it about %s? [Y/n/q]",
                    i + 1,
                    found.size(),
                    mention.source(),
                    line(mention),
                    first.name()));
            if (answer == null || answer.startsWith("q")) {
                break;
            }
            (answer.startsWith("n") ? others : relevant).add(mention.words());
        }
        List<String> words = Exclusions.proposed(relevant, others, first.query());
        if (!words.isEmpty() && "y".equals(ask("Leave out what says " + String.join(", ", words) + "? [y/N]"))) {
            write(config.resolve("brands.yml"), first.without(words).brandsYml());
        }
    }

    /** One line, whatever people wrote: a terminal must not be told what to do by it. */
    private static String line(Mention mention) {
        String words = PlainText.clean(mention.words()).replace('\n', ' ');
        return words.length() <= LINE ? words : PlainText.cut(words, LINE) + "...";
    }

    private String given(@Nullable String option, String question) throws IOException {
        String answer = option == null ? ask(question) : option;
        return answer == null ? "" : answer.strip();
    }

    private List<String> list(@Nullable List<String> option, String question) throws IOException {
        List<String> words =
                option == null ? Arrays.asList(given(null, question).split(",", -1)) : option;
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    /** Null at the end of the input. */
    private @Nullable String ask(String question) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.print(question + " ");
        err.flush();
        String answer = answers.readLine();
        return answer == null ? null : answer.strip().toLowerCase(Locale.ROOT).equals("y") ? "y" : answer.strip();
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }
}

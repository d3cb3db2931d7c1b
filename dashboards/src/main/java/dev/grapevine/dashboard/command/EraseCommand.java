package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.privacy.Eraser;
import dev.grapevine.dashboard.privacy.Proof;
import dev.grapevine.dashboard.privacy.Subject;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forgets somebody. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Removes everything that an author said, or that stands at an address, from topics, counts, state and indices,"
                    + " and takes back at once what is heard of it later. Only a hash stays.",
            "Writes a proof as one JSON line: what was found where, what still stands, when its last bytes will be gone,"
                    + " and what is out of reach, such as mails that were sent (docs/privacy.md).",
            "Ends with 1 if something that can be removed still stands; then do the same again."
        })
public final class EraseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private SubjectOption subject = new SubjectOption();

    @Option(names = "--reason", paramLabel = "WORDS", defaultValue = "asked for", description = "Kept with the hash.")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "command line", description = "Kept with the hash.")
    private String by = "";

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long the jobs are waited for (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(names = "--dry-run", description = "Only look what is held.")
    private boolean dry;

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.of(System.getenv());
        Subject wanted = subject.find(settings).orElseThrow();
        PrintWriter err = spec.commandLine().getErr();
        Instant now = InstantSource.system().instant();
        try (Elasticsearch elasticsearch = Elasticsearch.connect(settings)) {
            Eraser eraser = new Eraser(settings, elasticsearch);
            Proof proof = dry
                    ? eraser.look(wanted, now)
                    : eraser.erase(
                            new Eraser.Wish(wanted, reason, by, Duration.ofSeconds(patience)), now, err::println);
            PrintWriter out = spec.commandLine().getOut();
            out.println(Json.json().writeValueAsString(proof));
            out.flush();
            return dry || proof.complete() ? 0 : 1;
        }
    }
}

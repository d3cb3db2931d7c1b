package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.privacy.Export;
import dev.grapevine.dashboard.privacy.Subject;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes away what is held. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything that is held into DIR, as JSON lines, a file for each topic and family of indices"
                    + " (docs/privacy.md).",
            "With --author or --url writes what is held of them to standard output, such as for somebody who asks."
        })
public final class ExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ArgGroup
    private SubjectOption subject = new SubjectOption();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "An empty or new folder.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.of(System.getenv());
        Optional<Subject> wanted = subject.find(settings);
        Path target = folder;
        if (wanted.isPresent() == (target != null)) {
            throw new ParameterException(spec.commandLine(), "say either DIR, or --author or --url");
        }
        try (Elasticsearch elasticsearch = Elasticsearch.connect(settings)) {
            Export export = new Export(settings, elasticsearch);
            PrintWriter out = spec.commandLine().getOut();
            wanted.ifPresent(of -> export.of(of, out::println));
            out.flush();
            if (target != null) {
                export.write(target, spec.commandLine().getErr()::println);
            }
        }
        return 0;
    }
}

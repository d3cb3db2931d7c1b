package dev.grapevine.local.command;

import dev.grapevine.brand.QueryTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done about queries. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        subcommands = QueryCommand.Test.class,
        description = "Tries brand queries before they are used.")
public final class QueryCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about queries");
    }

    /** Says for each line whether its query matches its text, and why. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Reads JSON lines {query, text, title, author, url, lang, source, hashtags} and writes for each"
                        + " {matched, why}: the clauses that are true and where.",
                "A query with mistakes gives matched = false and its problems, with position and what was expected."
            })
    static final class Test implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                defaultValue = BatchInput.STANDARD,
                description = "Read this file instead of standard input.")
        private Path file = Path.of(BatchInput.STANDARD);

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            try (BufferedReader in = BatchInput.open(file)) {
                in.lines().map(QueryTest::line).forEach(out::println);
            }
            out.flush();
            return 0;
        }
    }
}

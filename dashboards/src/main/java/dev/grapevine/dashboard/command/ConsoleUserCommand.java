package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.gate.Role;
import dev.grapevine.dashboard.gate.Users;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a line for the file of the console's users. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = {
            "Asks for a password and writes a line for the users' file to standard output:",
            "grapevine console user ann --role answer >> console-users",
            "To take somebody's access away, delete the line and start the console again."
        })
final class ConsoleUserCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the user signs in as, and what stands on what they do.")
    private String name = "";

    @Option(
            names = "--role",
            defaultValue = "answer",
            paramLabel = "ROLE",
            description = "read, answer or administer; answer unless given.")
    private String role = "answer";

    @Override
    public Integer call() throws IOException {
        try {
            Role known = Role.of(role)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the role '" + role + "', expected read, answer or administer"));
            spec.commandLine().getOut().println(Users.line(name, known, password()));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Typed without being shown; the first line of standard input where there is no terminal. */
    @SuppressWarnings(
            "SystemConsoleNull") // From Java 22 on it is there without a terminal, too, and reads the same line.
    private static String password() throws IOException {
        Console terminal = System.console();
        if (terminal != null) {
            char[] typed = terminal.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "" : line;
    }
}

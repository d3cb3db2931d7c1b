package dev.grapevine.local.command;

import dev.grapevine.local.doctor.Doctor;
import dev.grapevine.local.doctor.Finding;
import dev.grapevine.local.doctor.Finding.Verdict;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what an installation lacks, and how to mend it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the settings, Kafka, Elasticsearch and the mail server of this environment, and says how to mend"
                    + " what is wrong. Looking changes nothing.",
            "Ends with 1 if anything is broken."
        })
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--recount",
            description = "Also compare the counts with a recount of the mentions, brand by brand.")
    private boolean recount;

    @Override
    public Integer call() {
        Doctor doctor = new Doctor(Settings.of(System.getenv()));
        List<Finding> findings = new ArrayList<>(doctor.examine());
        if (recount) {
            findings.addAll(doctor.recount());
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> print(finding, out));
        out.flush();
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BROKEN) ? 1 : 0;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf(
                "%-8s %s: %s%n", finding.verdict().name().toLowerCase(Locale.ROOT), finding.subject(), finding.said());
        if (!finding.cure().isEmpty()) {
            out.printf("%-8s   -> %s%n", "", finding.cure());
        }
    }
}

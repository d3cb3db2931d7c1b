package dev.grapevine.local.command;

import dev.grapevine.dashboard.command.DashboardsCheckCommand;
import dev.grapevine.dashboard.command.DashboardsExportCommand;
import dev.grapevine.dashboard.command.DashboardsInstallCommand;
import dev.grapevine.dashboard.command.DashboardsPreviewCommand;
import dev.grapevine.dashboard.command.DashboardsUpgradeCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done about dashboards. */
@Command(
        name = "dashboards",
        mixinStandardHelpOptions = true,
        subcommands = {
            DashboardsInstallCommand.class,
            DashboardsExportCommand.class,
            DashboardsCheckCommand.class,
            DashboardsPreviewCommand.class,
            DashboardsUpgradeCommand.class
        },
        description = "Index templates and dashboards.")
public final class DashboardsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do about the dashboards");
    }
}

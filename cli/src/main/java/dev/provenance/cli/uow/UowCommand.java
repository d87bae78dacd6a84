package dev.provenance.cli.uow;

import dev.provenance.cli.console.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "uow",
    synopsisSubcommandLabel = "COMMAND",
    description = "Units of work.",
    footer = {"", "Example:", "  UOWID=$(provenance uow new)"})
public final class UowCommand extends CommandGroup {}

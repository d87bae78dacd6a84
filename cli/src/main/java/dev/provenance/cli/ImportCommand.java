package dev.provenance.cli;

import dev.provenance.cli.console.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "import",
    synopsisSubcommandLabel = "SOURCE",
    description = "Record what already happened elsewhere as interactions.",
    footer = {"", "Example:", "  provenance import git ~/projects/shop"})
final class ImportCommand extends CommandGroup {}

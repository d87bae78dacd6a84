package dev.provenance.cli;

import dev.provenance.cli.console.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "import",
    synopsisSubcommandLabel = "SOURCE",
    description = "Record what already happened elsewhere as interactions.",
    footer = {
      "",
      "Examples:",
      "  provenance import git ~/projects/shop",
      "  provenance import ndjson log.ndjson"
    })
final class ImportCommand extends CommandGroup {}

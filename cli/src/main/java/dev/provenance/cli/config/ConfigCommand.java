package dev.provenance.cli.config;

import dev.provenance.cli.console.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "config",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What holds unless an option or the environment says otherwise.",
      "",
      "  apiUrl        the server's API; PROVENANCE_API_URL wins",
      "  apiKey        the key; PROVENANCE_API_KEY wins",
      "  origin        of what is tracked; PROVENANCE_ORIGIN wins",
      "  outputFormat  table or json",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance config set apiUrl https://provenance.example.com/api",
      "  provenance config list"
    })
public final class ConfigCommand extends CommandGroup {}

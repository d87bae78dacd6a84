package dev.provenance.cli.keys;

import dev.provenance.cli.console.CommandGroup;
import picocli.CommandLine.Command;

@Command(
    name = "keys",
    synopsisSubcommandLabel = "COMMAND",
    description = "The API keys of your tenant; needs a key with the scope admin.",
    footer = {"", "Example:", "  provenance keys list"})
public final class KeysCommand extends CommandGroup {}

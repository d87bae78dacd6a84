package dev.provenance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "provenance",
    mixinStandardHelpOptions = true,
    versionProvider = ProvenanceCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Write down what happened to what, by whom, and as part of which piece of work.",
    footer = {
      "  server      Run the server itself: provenance server.",
      "",
      "Commands that talk to the server take --api-url and --api-key, or else",
      "PROVENANCE_API_URL and PROVENANCE_API_KEY from the environment, or else what",
      "'provenance login' has kept.",
      "Results go to stdout, everything else to stderr. NO_COLOR is respected.",
      "Exit codes: 0 done, 1 failed, 2 called wrongly.",
      "",
      "Examples:",
      "  provenance login",
      "  provenance track -r user-123 -t USER -a CREATE \\",
      "    -d '{\"email\":\"user@example.com\"}'",
      "  provenance search -r user-123",
      "  provenance trace user-123",
      "  provenance search --help"
    })
final class ProvenanceCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? There is: server, " + String.join(", ", spec.subcommands().keySet()));
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ProvenanceCommand.class.getPackage().getImplementationVersion();
      return new String[] {"provenance " + (version == null ? "(not packaged)" : version)};
    }
  }
}

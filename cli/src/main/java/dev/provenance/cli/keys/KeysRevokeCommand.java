package dev.provenance.cli.keys;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.Input;
import dev.provenance.cli.console.SafeText;
import dev.provenance.cli.console.Surroundings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "revoke",
    sortOptions = false,
    description = "Revoke a key: from now on it opens nothing.",
    footer = {
      "",
      "Examples:",
      "  provenance keys revoke pak_3f9a1c0b",
      "  provenance keys revoke 0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1c01 --yes"
    })
public final class KeysRevokeCommand extends ServerCommand {
  @Parameters(paramLabel = "KEY", description = "Its id or its prefix, as keys list shows them.")
  private String wanted = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask first.")
  private boolean yes;

  public KeysRevokeCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry.brief());
  }

  @Override
  protected void run(ApiClient api) {
    JsonNode key = find(api);
    String name = "%s (%s)".formatted(key.path("prefix").asString(), key.path("label").asString());
    if (!confirmed(SafeText.ofLine(name))) {
      throw new CommandException("Not revoked.");
    }
    api.send(ApiRequest.delete("/api-keys/" + key.path("apiKeyId").asString()));
    err().println("revoked " + SafeText.ofLine(name));
  }

  private JsonNode find(ApiClient api) {
    List<JsonNode> found =
        api.send(ApiRequest.get("/api-keys", Query.NONE))
            .valueStream()
            .filter(key ->
                key.path("apiKeyId").asString("").equals(wanted)
                    || key.path("prefix").asString("").equals(wanted))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new CommandException(
        found.isEmpty()
            ? "No key has the id or prefix '" + wanted + "'; see 'provenance keys list'."
            : found.size() + " keys begin with '" + wanted + "'; give the id of one of them.");
  }

  private boolean confirmed(String name) {
    Input input = surroundings.input();
    return yes
        || !input.interactive()
        || input.ask("Revoke " + name + "? [y/N] ").matches("[yY].*");
  }
}

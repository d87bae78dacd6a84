package dev.provenance.cli.keys;

import dev.provenance.cli.api.Answer;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.console.OptionOrder;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.render.JsonWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "create",
    sortOptions = false,
    description = "Create a key and print it. It is not shown again.",
    footer = {
      "",
      "Examples:",
      "  provenance keys create --label 'checkout service'",
      "  provenance keys create --label dashboard --scope read --expires 52w"
    })
public final class KeysCreateCommand extends ServerCommand {
  @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What it is for.")
  private String label = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      defaultValue = "read,write",
      description = "What it may do: read, write, admin; else ${DEFAULT-VALUE}.")
  private List<String> scopes = List.of();

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      converter = Expiry.class,
      description = "In 12h, 90d or 52w, or at a time like 2027-01-31T00:00:00Z; else never.")
  private @Nullable Instant expires;

  @Option(
      names = "--json",
      order = OptionOrder.OUTPUT,
      description = "Print the answer as JSON, the key in it.")
  private boolean json;

  public KeysCreateCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry.brief());
  }

  @Override
  protected void run(ApiClient api) {
    JsonMapper mapper = new JsonMapper();
    ObjectNode body = mapper.createObjectNode().put("label", label);
    scopes.forEach(body.putArray("scopes")::add);
    if (expires != null) {
      body.put("expiresDate", expires.toString());
    }
    byte[] content = mapper.writeValueAsBytes(body);
    Answer answer = api.answer(ApiRequest.change("/api-keys", "application/json", content, null));
    if (json) {
      JsonWriter.pretty(out()).write(answer.text()).end();
    } else {
      out().println(answer.tree().path("key").asString(""));
      err().println("This is the only time that the key is shown; keep it safe.");
    }
  }
}

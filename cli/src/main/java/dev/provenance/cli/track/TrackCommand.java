package dev.provenance.cli.track;

import dev.provenance.cli.api.Answer;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.config.Configuration;
import dev.provenance.cli.config.Configuration.Choice;
import dev.provenance.cli.config.Setting;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.OptionOrder;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.console.UuidText;
import dev.provenance.cli.render.JsonWriter;
import dev.provenance.cli.uow.UuidV7;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "track",
    sortOptions = false,
    description = {
      "Record one interaction, and print the id of its span.",
      "",
      "When it has been printed, the interaction is on the server's disk. After a lost connection"
          + " it is sent again, and yet recorded once.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance track -r user-123 -t USER -a CREATE \\",
      "    -d '{\"email\":\"user@example.com\"}'",
      "  UOWID=$(provenance uow new)",
      "  PARENT=$(provenance track -r order-789 -t ORDER -a CREATE -u $UOWID)",
      "  provenance track -r payment-456 -t PAYMENT -a PROCESS -u $UOWID \\",
      "    --parent-span $PARENT",
      "  provenance track -r build-7 -t BUILD -a FINISH --stdin < report.json"
    })
public final class TrackCommand extends ServerCommand {
  @Option(
      names = {"-r", "--resource"},
      paramLabel = "ID",
      required = true,
      description = "What it happened to.")
  private String resource = "";

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      required = true,
      description = "What kind of thing that is: a mnemonic, like ORDER.")
  private String type = "";

  @Option(
      names = {"-a", "--action"},
      paramLabel = "ACTION",
      required = true,
      description = "What happened: a mnemonic, like CREATE.")
  private String action = "";

  @Option(
      names = {"-o", "--origin"},
      paramLabel = "ORIGIN",
      description = {
        "Where it came from: a mnemonic; else",
        "PROVENANCE_ORIGIN, the configuration's origin, or CLI."
      })
  private @Nullable String origin;

  @Option(
      names = {"-u", "--uow"},
      paramLabel = "UUID",
      converter = UuidText.class,
      description = "The unit of work it belongs to; else a new one.")
  private @Nullable String uow;

  @Option(names = "--user", paramLabel = "USER", description = "Who did it.")
  private @Nullable String user;

  @Option(
      names = {"-d", "--data"},
      paramLabel = "JSON",
      description = "What is to be known about it.")
  private @Nullable String data;

  @Option(names = "--stdin", description = "Read that JSON from stdin.")
  private boolean stdin;

  @Option(
      names = "--external-reference",
      paramLabel = "REF",
      description = "What another system calls it.")
  private @Nullable String externalReference;

  @Option(
      names = "--timestamp",
      paramLabel = "TIME",
      converter = Timestamp.class,
      description = "When it happened, like 2026-01-31T10:30:00Z; else now.")
  private @Nullable String timestamp;

  @Option(names = "--span-id", paramLabel = "S", description = "Its own span; else a new one.")
  private @Nullable String span;

  @Option(
      names = "--parent-span",
      paramLabel = "S",
      description = "The span that caused it, as track printed it.")
  private @Nullable String parentSpan;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but the result.")
  private boolean quiet;

  @Option(
      names = "--json",
      order = OptionOrder.OUTPUT,
      description = "Print the record as JSON in place of its span.")
  private boolean json;

  public TrackCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry);
  }

  @Override
  protected void run(ApiClient api) {
    byte[] body = interaction().json().getBytes(StandardCharsets.UTF_8);
    String key = UuidV7.next(InstantSource.system()).toString();
    Answer answer = api.answer(ApiRequest.change("/interactions", "application/json", body, key));
    JsonNode record = answer.tree();
    if (json) {
      JsonWriter.pretty(out()).write(answer.text()).end();
    } else {
      out().println(record.path("spanId").asString(""));
    }
    if (!quiet) {
      err()
          .printf(
              "recorded #%s %s %s %s, unit of work %s%n",
              record.path("interactionNumber").asString(""),
              resource,
              type,
              action,
              record.path("uowId").asString(""));
    }
  }

  private NewInteraction interaction() {
    NewInteraction interaction = new NewInteraction();
    interaction.text("resourceId", resource);
    interaction.reference("resourceType", type);
    interaction.reference("action", action);
    interaction.reference("origin", origin());
    interaction.text("uowId", uow);
    interaction.text("userId", user);
    interaction.text("externalReference", externalReference);
    interaction.text("interactionTimestamp", timestamp);
    interaction.text("spanId", span);
    interaction.text("parentSpanId", parentSpan);
    interaction.json("interaction", payload());
    return interaction;
  }

  private @Nullable String origin() {
    Choice given = origin == null ? null : new Choice(origin, "--origin");
    Choice choice = new Configuration(surroundings).choice(Setting.ORIGIN, given);
    return choice == null ? null : choice.value();
  }

  private @Nullable String payload() {
    if (data != null && stdin) {
      throw wrongUse("--data and --stdin both bring the data; give one of them.");
    }
    String payload = stdin ? readStdin() : data;
    String complaint = payload == null ? null : Payload.complaint(payload);
    if (complaint != null) {
      throw wrongUse((stdin ? "stdin" : "--data") + " is not JSON: " + complaint);
    }
    return payload;
  }

  private String readStdin() {
    try {
      String read = Payload.utf8(surroundings.input().stream().readAllBytes());
      if (read == null) {
        throw wrongUse("stdin is not UTF-8.");
      }
      return read;
    } catch (IOException e) {
      throw new CommandException("Cannot read stdin: " + e, e);
    }
  }
}

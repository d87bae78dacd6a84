package dev.provenance.cli.export;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.console.CommandException;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells the server that its log is about to be exported, for the log to record it. */
final class Announcement {
  private static final String PATH = "/interactions/export";
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final ApiClient api;
  private final String format;
  private final Query filter;
  private final Consumer<String> notices;
  private final JsonMapper json = new JsonMapper();

  /**
   * @param notices told when the server is too old to record it
   */
  Announcement(ApiClient api, String format, Query filter, Consumer<String> notices) {
    this.api = api;
    this.format = format;
    this.filter = filter;
    this.notices = notices;
  }

  /**
   * Announces that the rows above a number are read, up to another.
   *
   * @throws CommandException the server does not record it
   */
  void send(long after, long upTo) {
    ObjectNode body = json.createObjectNode().put("format", format);
    ObjectNode filters = body.putObject("filters");
    filter
        .parameters()
        .forEach(parameter -> filters.withArray(parameter.name()).add(parameter.value()));
    body.put("after", after).put("upTo", upTo);
    try {
      api.send(ApiRequest.repeatableChange(PATH, json.writeValueAsBytes(body)));
    } catch (ApiException e) {
      if (e.status() != NOT_FOUND && e.status() != METHOD_NOT_ALLOWED) {
        throw new CommandException(
            "The server does not record this export, so nothing is exported: " + e.getMessage(), e);
      }
      notices.accept(
          "The server is older than this command line and does not record that its log is exported.");
    }
  }
}

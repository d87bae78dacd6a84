package dev.provenance.cli.importgit;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** Asks the server how many interactions it has of each unit of work. */
final class RecordedCounts {
  /** The most units of work to ask for at once. */
  static final int MOST_ASKED = 50;

  private static final int PAGE_SIZE = 100;
  private static final JsonFactory JSON = new JsonFactory();

  private final ApiClient api;

  RecordedCounts(ApiClient api) {
    this.api = api;
  }

  /** Counts over all users of a unit of work; one that the server does not know is left out. */
  Map<UUID, Long> of(List<UUID> uowIds) {
    Map<UUID, Long> counts = new HashMap<>();
    boolean more = !uowIds.isEmpty();
    for (int page = 1; more; page++) {
      JsonNode answer = api.send(ApiRequest.query("/activity", question(uowIds, page)));
      for (JsonNode group : answer.path("data")) {
        UUID uowId = UUID.fromString(group.path("uowId").asString());
        counts.merge(uowId, group.path("interactionCount").asLong(), Long::sum);
      }
      more = answer.path("pagination").path("hasNext").asBoolean(false);
    }
    return counts;
  }

  private static byte[] question(List<UUID> uowIds, int page) {
    ByteArrayOutputStream question = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), question)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("filters");
      json.writeArrayPropertyStart("uowId");
      uowIds.forEach(id -> json.writeString(id.toString()));
      json.writeEndArray();
      json.writeEndObject();
      json.writeNumberProperty("page", page);
      json.writeNumberProperty("limit", PAGE_SIZE);
      json.writeEndObject();
    }
    return question.toByteArray();
  }
}

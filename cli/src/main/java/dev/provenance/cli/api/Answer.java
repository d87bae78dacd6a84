package dev.provenance.cli.api;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** What the server answered: to be looked into, and as it came. */
public record Answer(String text, JsonNode tree) {

  /** An item of a list; its text is exactly that of the answer. */
  public record Row(String text, JsonNode tree) {}

  /** The items of the array of that name in the answer's outermost object. */
  public List<Row> rows(String member) {
    JsonNode items = tree.path(member);
    List<Row> rows = new ArrayList<>(items.size());
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = json.currentName().equals(member);
        json.nextToken();
        if (wanted && rows.isEmpty()) {
          readRows(json, items, rows);
        } else {
          json.skipChildren();
        }
      }
    }
    return rows;
  }

  private void readRows(JsonParser json, JsonNode items, List<Row> rows) {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      int start = Math.toIntExact(json.currentTokenLocation().getCharOffset());
      json.skipChildren();
      int end = Math.toIntExact(json.currentLocation().getCharOffset());
      rows.add(new Row(text.substring(start, end), items.get(rows.size())));
    }
  }
}

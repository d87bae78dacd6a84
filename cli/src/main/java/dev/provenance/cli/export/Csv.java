package dev.provenance.cli.export;

import dev.provenance.cli.log.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * CSV after RFC 4180, in UTF-8: a header, and a column for each member of an interaction. A member
 * that is null is an empty cell, an empty text a quoted one; the payload is its JSON text as it was
 * recorded.
 */
final class Csv implements RowFormat {
  static final List<String> COLUMNS =
      List.of(
          "interactionId",
          "interactionNumber",
          "resourceId",
          "resourceTypeId",
          "actionId",
          "originId",
          "interaction",
          "externalReference",
          "externalResponse",
          "uowId",
          "userId",
          "spanId",
          "parentSpanId",
          "createdDate",
          "interactionTimestamp",
          "resourceTypeMnemonic",
          "resourceTypeIcon",
          "resourceTypeFontColorHex",
          "resourceTypeBgColorHex",
          "actionMnemonic",
          "actionIcon",
          "actionFontColorHex",
          "actionBgColorHex",
          "originMnemonic",
          "originIcon",
          "originFontColorHex",
          "originBgColorHex");

  private static final String LINE_END = "\r\n";
  private static final String FORMULA_BEGINNINGS = "=+-@\t\r";
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, Integer> INDEXES = indexes();

  private final boolean spreadsheetSafe;

  /**
   * @param spreadsheetSafe whether to put a ' before a cell that a spreadsheet would run as a
   *     formula
   */
  Csv(boolean spreadsheetSafe) {
    this.spreadsheetSafe = spreadsheetSafe;
  }

  @Override
  public byte[] header() {
    return (String.join(",", COLUMNS) + LINE_END).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write(Row row, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder(row.json().length + 64);
    @Nullable String[] cells = cells(row.json());
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      append(cells[i], line);
    }
    out.write(line.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean hasQuotedLineEnds() {
    return true;
  }

  @Override
  public long number(byte[] record) throws IOException {
    String[] cells = new String(record, StandardCharsets.UTF_8).split(",", 3);
    if (cells.length < 3 || !cells[1].matches("[0-9]{1,18}")) {
      throw new IOException("a record without an interactionNumber in its second column");
    }
    return Long.parseLong(cells[1]);
  }

  private static @Nullable String[] cells(byte[] json) {
    @Nullable String[] cells = new String[COLUMNS.size()];
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        Integer index = INDEXES.get(parser.currentName());
        parser.nextToken();
        if (index == null) {
          parser.skipChildren();
        } else {
          cells[index] = cell(COLUMNS.get(index), parser, json);
        }
      }
    }
    return cells;
  }

  private static @Nullable String cell(String column, JsonParser parser, byte[] json) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean isFreeForm = column.equals("interaction") || column.equals("externalResponse");
    return isFreeForm ? Row.text(parser, json) : parser.getString();
  }

  private void append(@Nullable String cell, StringBuilder line) {
    if (cell == null) {
      return;
    }
    boolean isFormula = !cell.isEmpty() && FORMULA_BEGINNINGS.indexOf(cell.charAt(0)) >= 0;
    String text = spreadsheetSafe && isFormula ? "'" + cell : cell;
    if (text.isEmpty() || needsQuotes(text)) {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(text);
    }
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == ',' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Integer> indexes() {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      indexes.put(COLUMNS.get(i), i);
    }
    return Map.copyOf(indexes);
  }
}

package dev.provenance.http;

import dev.provenance.model.Checks;
import dev.provenance.query.InteractionRecord;
import dev.provenance.query.InteractionRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Interactions as CSV after RFC 4180, in UTF-8. What is null is an empty cell; payloads are JSON
 * texts as they were sent. A cell that a spreadsheet would run as a formula is given a leading
 * apostrophe.
 */
final class Csv {
  private static final String LINE_END = "\r\n";
  private static final String FORMULA_BEGINNINGS = "=+-@\t\r";
  private static final List<String> COLUMNS =
      List.of(
          "interactionNumber",
          "interactionId",
          "createdDate",
          "interactionTimestamp",
          "resourceType",
          "resourceId",
          "action",
          "origin",
          "userId",
          "uowId",
          "spanId",
          "parentSpanId",
          "externalReference",
          "interaction",
          "externalResponse");

  private Csv() {}

  static byte[] header() {
    return line(COLUMNS);
  }

  static byte[] bytes(InteractionRow row) {
    InteractionRecord recorded = row.recorded();
    return line(
        Arrays.asList(
            Long.toString(recorded.interactionNumber()),
            recorded.interactionId().toString(),
            Checks.format(recorded.createdDate()),
            time(recorded.interactionTimestamp()),
            row.resourceTypeMnemonic(),
            recorded.resourceId(),
            row.actionMnemonic(),
            row.originMnemonic(),
            recorded.userId(),
            recorded.uowId().toString(),
            recorded.spanId(),
            recorded.parentSpanId(),
            recorded.externalReference(),
            recorded.interaction(),
            recorded.externalResponse()));
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : Checks.format(instant);
  }

  private static byte[] line(List<? extends @Nullable String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      append(cells.get(i), line);
    }
    return line.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(@Nullable String cell, StringBuilder line) {
    if (cell == null || cell.isEmpty()) {
      return;
    }
    boolean isQuoted = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    boolean isFormula = FORMULA_BEGINNINGS.indexOf(cell.charAt(0)) >= 0;
    line.append(isQuoted ? "\"" : "").append(isFormula ? "'" : "");
    line.append(isQuoted ? cell.replace("\"", "\"\"") : cell).append(isQuoted ? "\"" : "");
  }
}

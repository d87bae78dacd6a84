package dev.provenance.testkit;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it, and nothing else: what is malformed fails. */
public final class CsvReader {
  private final String text;
  private int at;

  private CsvReader(String text) {
    this.text = text;
  }

  /** The records, each a list of its cells. */
  public static List<List<String>> read(String text) {
    CsvReader reader = new CsvReader(text);
    List<List<String>> records = new ArrayList<>();
    while (reader.at < text.length()) {
      records.add(reader.line());
    }
    return records;
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (take(",")) {
      cells.add(cell());
    }
    if (!take("\r\n")) {
      throw new AssertionError("no end of line at " + at + ": " + text.substring(at));
    }
    return cells;
  }

  private String cell() {
    StringBuilder cell = new StringBuilder();
    if (!take("\"")) {
      while (",\"\r\n".indexOf(text.charAt(at)) < 0) {
        cell.append(text.charAt(at++));
      }
      return cell.toString();
    }
    for (boolean isOpen = true; isOpen; ) {
      if (take("\"\"")) {
        cell.append('"');
      } else if (take("\"")) {
        isOpen = false;
      } else {
        cell.append(text.charAt(at++));
      }
    }
    return cell.toString();
  }

  private boolean take(String expected) {
    boolean isThere = text.startsWith(expected, at);
    at += isThere ? expected.length() : 0;
    return isThere;
  }
}

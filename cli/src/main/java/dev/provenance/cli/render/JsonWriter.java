package dev.provenance.cli.render;

import dev.provenance.cli.console.SafeText;
import java.io.PrintWriter;

/**
 * Lays JSON out anew without reading more into it than where strings and brackets are: numbers,
 * escapes and repeated members come out as they came in. Only characters that would do something to
 * a terminal are escaped, which JSON allows everywhere in a string.
 */
public final class JsonWriter {
  private final PrintWriter out;
  private final boolean pretty;
  private int depth;
  private boolean opened;
  private boolean inString;
  private boolean escaped;

  private JsonWriter(PrintWriter out, boolean pretty) {
    this.out = out;
    this.pretty = pretty;
  }

  /** Two spaces a level. */
  public static JsonWriter pretty(PrintWriter out) {
    return new JsonWriter(out, true);
  }

  /** Everything in one line. */
  public static JsonWriter compact(PrintWriter out) {
    return new JsonWriter(out, false);
  }

  /** Any piece of a valid document; what follows may come with the next call. */
  public JsonWriter write(String piece) {
    piece.codePoints().forEach(this::character);
    return this;
  }

  /** Ends the line, and with it the document. */
  public void end() {
    out.println();
  }

  private void character(int c) {
    if (inString) {
      withinString(c);
    } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
      outsideOfString(c);
    }
  }

  private void withinString(int c) {
    if (SafeText.harmful(c)) {
      for (char unit : Character.toChars(c)) {
        out.print("\\u%04x".formatted((int) unit));
      }
    } else {
      print(c);
    }
    inString = escaped || c != '"';
    escaped = !escaped && c == '\\';
  }

  private void outsideOfString(int c) {
    boolean closes = c == '}' || c == ']';
    if (closes) {
      depth--;
    }
    if (opened != closes) {
      newLine();
    }
    opened = c == '{' || c == '[';
    if (opened) {
      depth++;
    }
    inString = c == '"';
    print(c);
    if (c == ',') {
      newLine();
    } else if (c == ':' && pretty) {
      out.print(' ');
    }
  }

  private void newLine() {
    if (pretty) {
      out.println();
      out.print("  ".repeat(depth));
    }
  }

  private void print(int c) {
    if (Character.isBmpCodePoint(c)) {
      out.print((char) c);
    } else {
      out.print(Character.toString(c));
    }
  }
}

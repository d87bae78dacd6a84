package dev.provenance.sdk.json;

import java.math.BigDecimal;

/** Steps through one JSON text, strictly after RFC 8259. Arrays and objects nest 500 deep. */
final class JsonParser {
  static final int MAX_DEPTH = 500;
  private static final int SHOWN = 20;

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
    skipSpace();
  }

  /** The first character of the next value; space is behind it. */
  char peek() {
    if (at >= text.length()) {
      throw expected("a value");
    }
    return text.charAt(at);
  }

  int position() {
    return at;
  }

  /** The text from a position up to here, without the space at its end. */
  String since(int start) {
    return text.substring(start, at).stripTrailing();
  }

  void skipDocument() {
    skipValue();
    end();
  }

  void end() {
    if (at < text.length()) {
      throw expected("nothing more");
    }
  }

  void skipValue() {
    switch (peek()) {
      case '{' -> {
        open('{');
        for (boolean more = !close('}'); more; more = next('}')) {
          name();
          skipValue();
        }
      }
      case '[' -> {
        open('[');
        for (boolean more = !close(']'); more; more = next(']')) {
          skipValue();
        }
      }
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  void open(char bracket) {
    take(bracket);
    if (++depth > MAX_DEPTH) {
      throw new JsonException("JSON nests at most " + MAX_DEPTH + " deep; this goes on " + where());
    }
    skipSpace();
  }

  /** Takes the closing bracket if it is there. */
  boolean close(char bracket) {
    if (at >= text.length() || text.charAt(at) != bracket) {
      return false;
    }
    at++;
    depth--;
    skipSpace();
    return true;
  }

  /** After an element: takes a comma and says true, or the closing bracket and says false. */
  boolean next(char bracket) {
    if (close(bracket)) {
      return false;
    }
    if (at >= text.length() || text.charAt(at) != ',') {
      throw expected("',' or '" + bracket + "'");
    }
    at++;
    skipSpace();
    return true;
  }

  String name() {
    String name = string();
    take(':');
    skipSpace();
    return name;
  }

  void word(String word) {
    if (!text.startsWith(word, at)) {
      throw expected("a value");
    }
    at += word.length();
    skipSpace();
  }

  String string() {
    take('"');
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        String plain = text.substring(start, at++);
        skipSpace();
        return plain;
      }
      if (c == '\\') {
        return escaped(start);
      }
      if (c < ' ') {
        throw expected("an escape for a control character");
      }
      at++;
    }
    throw expected("the end of a string");
  }

  /** An integer that fits is a Long, anything else a BigDecimal. */
  Number number() {
    int start = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '0') {
      at++;
    } else {
      digits();
    }
    boolean integer = fractionAndExponent();
    String number = text.substring(start, at);
    skipSpace();
    if (integer && number.length() <= 18) {
      return Long.valueOf(number);
    }
    return exact(number, integer);
  }

  private boolean fractionAndExponent() {
    boolean integer = true;
    if (at < text.length() && text.charAt(at) == '.') {
      integer = false;
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      integer = false;
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      digits();
    }
    return integer;
  }

  private Number exact(String number, boolean integer) {
    try {
      BigDecimal exact = new BigDecimal(number);
      boolean fits = integer && exact.toBigInteger().bitLength() < Long.SIZE;
      return fits ? exact.longValueExact() : exact;
    } catch (NumberFormatException e) {
      throw new JsonException("the number " + number + " is out of range", e);
    }
  }

  private void digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw expected("a value");
    }
  }

  private String escaped(int start) {
    StringBuilder out = new StringBuilder(text.length() - start < 64 ? 64 : 256);
    out.append(text, start, at);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        skipSpace();
        return out.toString();
      }
      if (c < ' ') {
        throw expected("an escape for a control character");
      }
      at++;
      out.append(c == '\\' ? escape() : c);
    }
    throw expected("the end of a string");
  }

  private char escape() {
    if (at >= text.length()) {
      throw expected("an escape");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw expected("an escape");
      }
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = at < text.length() ? text.charAt(at) : ' ';
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw expected("four hexadecimal digits");
      }
      code = (code << 4) | digit;
      at++;
    }
    return (char) code;
  }

  private void take(char expected) {
    if (at >= text.length() || text.charAt(at) != expected) {
      throw expected("'" + expected + "'");
    }
    at++;
  }

  private void skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private JsonException expected(String what) {
    return new JsonException("JSON: expected " + what + " " + where());
  }

  private String where() {
    if (at >= text.length()) {
      return "at the end (character " + at + ")";
    }
    String rest = text.substring(at, Math.min(text.length(), at + SHOWN));
    return "at character " + at + ", before: " + rest;
  }
}

package dev.provenance.query;

import java.util.Arrays;
import java.util.Comparator;

/** The order of texts in the database: by code point, not by UTF-16 unit as {@link String}'s. */
final class CodePoints {
  static final Comparator<String> ORDER =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private CodePoints() {}
}

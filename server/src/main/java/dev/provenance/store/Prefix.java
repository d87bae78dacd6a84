package dev.provenance.store;

import java.util.Optional;

/** What begins with a prefix, as a range: that is something an index can be asked for. */
final class Prefix {
  private Prefix() {}

  /** The smallest text after all that begin with a prefix; none when nothing comes after them. */
  static Optional<String> end(String prefix) {
    int[] characters = prefix.codePoints().toArray();
    for (int last = characters.length - 1; last >= 0; last--) {
      if (characters[last] < Character.MAX_CODE_POINT) {
        int next = characters[last] + 1;
        characters[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return Optional.of(new String(characters, 0, last + 1));
      }
    }
    return Optional.empty();
  }
}

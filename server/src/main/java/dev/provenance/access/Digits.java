package dev.provenance.access;

/**
 * What a secret is written in. Whether it is says nothing about it by the time that it takes: there
 * is no branch that depends on a digit, for processors foretell those of a text the better the more
 * it is like one that came before. Safe for many threads.
 */
final class Digits {
  private final boolean[] known = new boolean[128];

  /**
   * @param digits of ASCII
   */
  Digits(String digits) {
    digits.chars().forEach(digit -> known[digit] = true);
  }

  /** Whether from there on a text has nothing else. */
  boolean areAll(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= known.length || !known[c]) {
        return false;
      }
    }
    return true;
  }
}

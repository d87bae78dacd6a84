package dev.provenance.catalog;

import dev.provenance.model.Badge;
import java.util.Locale;

/**
 * The badge of a mnemonic that nobody has designed one for: the same mnemonic always looks the
 * same.
 */
final class DefaultBadge {
  private static final String[] BACKGROUNDS = {
    "#1d4ed8", "#b91c1c", "#15803d", "#7e22ce", "#c2410c", "#0e7490", "#be185d", "#4d7c0f",
    "#4338ca", "#a16207", "#0f766e", "#86198f", "#475569", "#9f1239", "#0369a1", "#5b21b6"
  };

  private DefaultBadge() {}

  static Badge of(String mnemonic) {
    int colour =
        Math.floorMod(mnemonic.toUpperCase(Locale.ROOT).hashCode() * 31, BACKGROUNDS.length);
    return new Badge(title(mnemonic), null, null, "#ffffff", BACKGROUNDS[colour]);
  }

  /** {@code PAYMENT_SVC} becomes {@code Payment svc}. */
  private static String title(String mnemonic) {
    String words = mnemonic.replaceAll("[_.-]+", " ").strip();
    if (words.isEmpty()) {
      return mnemonic;
    }
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1).toLowerCase(Locale.ROOT);
  }
}

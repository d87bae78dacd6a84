package dev.provenance.cli.render;

import dev.provenance.cli.console.ColorDepth;
import dev.provenance.cli.console.SafeText;
import dev.provenance.cli.console.Terminal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A type, action or origin as the catalog wants it shown: icon and mnemonic in its colours. */
public record Badge(
    String mnemonic,
    @Nullable String icon,
    @Nullable String fontColorHex,
    @Nullable String bgColorHex) {
  private static final int WIDEST_ICON = 2;

  /** Of a row of the list; {@code kind} is resourceType, action or origin. */
  public static Badge ofRow(JsonNode row, String kind) {
    return new Badge(
        row.path(kind + "Mnemonic").asString(""),
        text(row, kind + "Icon"),
        text(row, kind + "FontColorHex"),
        text(row, kind + "BgColorHex"));
  }

  /** Of a catalog entry. */
  public static Badge ofEntry(JsonNode entry) {
    return new Badge(
        entry.path("mnemonic").asString(""),
        text(entry, "icon"),
        text(entry, "fontColorHex"),
        text(entry, "bgColorHex"));
  }

  /** Where nobody looks the mnemonic alone: one word for the next program. */
  public Cell cell(Terminal terminal) {
    if (!terminal.interactive()) {
      return Cell.of(mnemonic);
    }
    String text = drawable(icon) ? icon + " " + mnemonic : mnemonic;
    Rgb background = Rgb.of(bgColorHex);
    Rgb given = Rgb.of(fontColorHex);
    if (terminal.colors() == ColorDepth.NONE || (background == null && given == null)) {
      return Cell.of(text);
    }
    if (background == null) {
      return Cell.styled(text, new Style(given, null, false, false));
    }
    Rgb foreground = given == null ? background.contrast() : given;
    return Cell.styled(" " + text + " ", new Style(foreground, background, false, false));
  }

  /** An icon may as well be the name of one. */
  private static boolean drawable(@Nullable String icon) {
    if (icon == null || icon.isBlank()) {
      return false;
    }
    return DisplayWidth.of(SafeText.ofLine(icon)) <= WIDEST_ICON;
  }

  private static @Nullable String text(JsonNode node, String member) {
    return node.path(member).isString() ? node.path(member).asString() : null;
  }
}

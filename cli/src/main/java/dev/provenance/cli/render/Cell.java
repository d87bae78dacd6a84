package dev.provenance.cli.render;

import dev.provenance.cli.console.ColorDepth;
import dev.provenance.cli.console.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table; its text is safe to show. */
public final class Cell {
  /** Stands where nothing is, so that every row has the same number of words. */
  public static final Cell NOTHING = new Cell(List.of(new Piece("-", Style.FAINT)));

  private final List<Piece> pieces;

  private record Piece(String text, Style style) {}

  private Cell(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** Any text, from anywhere; null and empty are {@link #NOTHING}. */
  public static Cell of(@Nullable String text) {
    return text == null || text.isEmpty() ? NOTHING : styled(text, Style.PLAIN);
  }

  /** Text that steps back behind the rest. */
  public static Cell faint(String text) {
    return styled(text, Style.FAINT);
  }

  static Cell styled(String text, Style style) {
    return new Cell(List.of(new Piece(SafeText.ofLine(text), style)));
  }

  /** This and the other behind it. */
  public Cell and(Cell other) {
    return new Cell(Stream.concat(pieces.stream(), other.pieces.stream()).toList());
  }

  int width() {
    return pieces.stream().mapToInt(piece -> DisplayWidth.of(piece.text())).sum();
  }

  /** In at most so many columns. */
  String painted(int columns, ColorDepth colors) {
    StringBuilder line = new StringBuilder();
    int left = columns;
    List<Piece> rest = new ArrayList<>(pieces);
    while (!rest.isEmpty() && left > 0) {
      Piece piece = rest.removeFirst();
      String text = DisplayWidth.cut(piece.text(), left);
      left -= DisplayWidth.of(text);
      line.append(piece.style().paint(text, colors));
    }
    return line.toString();
  }
}

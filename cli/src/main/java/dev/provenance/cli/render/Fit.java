package dev.provenance.cli.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds widths that a terminal has room for: cuts the columns of least weight, or leaves them out.
 */
final class Fit {
  static final int GAP = 2;

  private final List<Column> columns;
  private final int[] wanted;

  Fit(List<Column> columns, int[] wanted) {
    this.columns = columns;
    this.wanted = wanted;
  }

  /** The width of each column; 0 for one that is left out. The weightiest always stays. */
  int[] within(int room) {
    List<Integer> kept = new ArrayList<>(lightestFirst());
    while (kept.size() > 1 && taken(kept, this::narrowest) > room) {
      kept.removeFirst();
    }
    int[] widths = new int[columns.size()];
    kept.forEach(column -> widths[column] = wanted[column]);
    int tooMuch = taken(kept, column -> wanted[column]) - room;
    for (int column : kept) {
      int cut = Math.clamp(tooMuch, 0, widths[column] - narrowest(column));
      widths[column] -= cut;
      tooMuch -= cut;
    }
    return widths;
  }

  private List<Integer> lightestFirst() {
    return IntStream.range(0, columns.size())
        .boxed()
        .sorted(Comparator.comparingInt(column -> columns.get(column).weight()))
        .toList();
  }

  private int narrowest(int column) {
    return Math.min(wanted[column], columns.get(column).narrowest());
  }

  private static int taken(List<Integer> kept, IntUnaryOperator width) {
    return kept.stream().mapToInt(width::applyAsInt).sum() + GAP * (kept.size() - 1);
  }
}

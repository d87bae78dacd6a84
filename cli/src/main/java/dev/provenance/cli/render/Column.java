package dev.provenance.cli.render;

/**
 * A column of a table.
 *
 * @param narrowest what it may be cut down to where the terminal is narrow; contents that are
 *     shorter than that need no more than they have
 * @param weight the column with the least weight is cut first, and left out first
 */
public record Column(String title, int narrowest, int weight, boolean toTheRight) {
  public static Column text(String title, int narrowest, int weight) {
    return new Column(title, narrowest, weight, false);
  }

  /** Never cut: half of it would say nothing, or something wrong. */
  public static Column whole(String title, int weight) {
    return new Column(title, Integer.MAX_VALUE, weight, false);
  }

  /** A number, never cut. */
  public static Column number(String title, int weight) {
    return new Column(title, Integer.MAX_VALUE, weight, true);
  }
}

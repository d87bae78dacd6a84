import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * {@code java Chart.java TITLE UNIT}: horizontal bars as SVG, readable on light and on dark ground.
 * Rows on standard input, with tabs: label, value, lowest, highest, and "ours" or "other". The thin
 * line over a bar goes from the lowest to the highest round.
 */
final class Chart {
  private static final int LABELS = 330;
  private static final int BARS = 380;
  private static final int VALUES = 90;
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int TOP = 44;

  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328; }
        .title { font-size: 15px; font-weight: 600; }
        .ours { fill: #2a6fdb; }
        .other { fill: #9aa4af; }
        .spread { stroke: #1f2328; stroke-width: 1.5; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .ours { fill: #58a6ff; }
          .other { fill: #6e7681; }
          .spread { stroke: #e6edf3; }
        }
      </style>
      """;

  private record Row(String label, double value, double lowest, double highest, String whose) {
    static Row of(String line) {
      String[] cells = line.split("\t");
      return new Row(
          cells[0],
          Double.parseDouble(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          cells[4]);
    }
  }

  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<Row> rows = in.lines().filter(line -> !line.isBlank()).map(Row::of).toList();
    IO.print(svg(args[0], args[1], rows));
  }

  private static String svg(String title, String unit, List<Row> rows) {
    double most = rows.stream().mapToDouble(r -> Math.max(r.value, r.highest)).max().orElse(1);
    int height = TOP + rows.size() * ROW + 8;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(LABELS + BARS + VALUES, height, text(title)));
    svg.append(STYLE);
    svg.append(
        "<text class=\"title\" x=\"8\" y=\"22\">%s (%s)</text>\n"
            .formatted(text(title), text(unit)));
    for (int i = 0; i < rows.size(); i++) {
      svg.append(bar(rows.get(i), TOP + i * ROW, BARS / most));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(Row row, int y, double scale) {
    int middle = y + BAR / 2;
    double end = LABELS + Math.max(row.value, row.highest) * scale;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
        <line class="spread" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
        <text x="%.1f" y="%d">%s</text>
        """,
        LABELS - 8,
        middle + 5,
        text(row.label),
        row.whose,
        LABELS,
        y,
        row.value * scale,
        BAR,
        LABELS + row.lowest * scale,
        LABELS + row.highest * scale,
        middle,
        middle,
        end + 6,
        middle + 5,
        number(row.value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

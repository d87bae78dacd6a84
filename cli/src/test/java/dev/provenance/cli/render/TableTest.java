package dev.provenance.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.console.ColorDepth;
import dev.provenance.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.number("#", 4),
          Column.text("NAME", 6, 3),
          Column.whole("WHOLE", 2),
          Column.text("NOTE", 4, 1));

  @Test
  void print_wideEnough_cutsNothing() {
    assertThat(on(80, "7|name|0123456789|a note"))
        .containsExactly("#  NAME  WHOLE       NOTE", "7  name  0123456789  a note");
  }

  @Test
  void print_narrow_cutsTheLightestFirst() {
    assertThat(on(26, "7|longer name|0123456789|a note"))
        .containsExactly("#  NAME         WHOLE", "7  longer name  0123456789");
    assertThat(on(32, "7|longer name|0123456789|a note"))
        .containsExactly("#  NAME         WHOLE       NOTE", "7  longer name  0123456789  a n…");
  }

  @Test
  void print_veryNarrow_leavesWholeColumnsOut() {
    assertThat(on(12, "7|longer name|0123456789|a note"))
        .containsExactly("#  NAME", "7  longer n…");
  }

  @Test
  void print_severalParts_oneHeadAndNoTruncationInAPipe() {
    StringWriter out = new StringWriter();
    Table table = new Table(Terminal.NONE, new PrintWriter(out), COLUMNS);

    table.print(List.of(row("7|a|b|c")));
    table.print(List.of(row("10|" + "x".repeat(300) + "|b|")));

    assertThat(out.toString().lines())
        .containsExactly(
            "#  NAME  WHOLE  NOTE", "7  a     b      c", "10  " + "x".repeat(300) + "  b      -");
  }

  @Test
  void print_wideSigns_areAligned() {
    assertThat(on(80, "1|漢字|📦|é", "2|👨‍👩‍👧x|✏️|e\u0301"))
        .containsExactly(
            "#  NAME  WHOLE  NOTE", "1  漢字  📦     é", "2  👨‍👩‍👧x   ✏️     e\u0301");
  }

  @Test
  void print_noRows_nothing() {
    assertThat(on(80)).isEmpty();
  }

  private static List<String> on(int width, String... rows) {
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(true, width, ColorDepth.NONE);
    new Table(terminal, new PrintWriter(out), COLUMNS)
        .print(Stream.of(rows).map(TableTest::row).toList());
    return out.toString().lines().toList();
  }

  private static List<Cell> row(String texts) {
    return Stream.of(texts.split("[|]", -1)).map(Cell::of).toList();
  }
}

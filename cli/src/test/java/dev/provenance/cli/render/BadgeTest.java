package dev.provenance.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.console.ColorDepth;
import dev.provenance.cli.console.Terminal;
import org.junit.jupiter.api.Test;

final class BadgeTest {
  private static final Badge ORDER = new Badge("ORDER", "📦", "#fff", "#f59e0b");

  @Test
  void cell_trueColor_theCatalogsOwnColours() {
    assertThat(painted(ORDER, ColorDepth.TRUE_COLOR))
        .isEqualTo("\033[38;2;255;255;255;48;2;245;158;11m 📦 ORDER \033[0m");
  }

  @Test
  void cell_256Colours_theNearest() {
    assertThat(painted(ORDER, ColorDepth.PALETTE_256))
        .isEqualTo("\033[38;5;231;48;5;214m 📦 ORDER \033[0m");
  }

  @Test
  void cell_noFontColour_blackOrWhiteByContrast() {
    assertThat(painted(new Badge("A", null, null, "#fde047"), ColorDepth.TRUE_COLOR))
        .startsWith("\033[38;2;0;0;0;");
    assertThat(painted(new Badge("A", null, null, "#1e3a8a"), ColorDepth.TRUE_COLOR))
        .startsWith("\033[38;2;255;255;255;");
  }

  @Test
  void cell_noColours_iconAndMnemonic() {
    assertThat(painted(ORDER, ColorDepth.NONE)).isEqualTo("📦 ORDER");
    assertThat(painted(new Badge("A", "shopping-cart", null, null), ColorDepth.TRUE_COLOR))
        .isEqualTo("A");
  }

  @Test
  void cell_pipe_theMnemonicAlone() {
    assertThat(ORDER.cell(Terminal.NONE).painted(80, ColorDepth.NONE)).isEqualTo("ORDER");
  }

  @Test
  void cell_wrongColour_isNone() {
    assertThat(painted(new Badge("A", null, "red", "#12"), ColorDepth.TRUE_COLOR)).isEqualTo("A");
  }

  @Test
  void palette_greys_areOfTheRamp() {
    assertThat(new Rgb(128, 128, 128).palette256()).isEqualTo(244);
    assertThat(Rgb.BLACK.palette256()).isEqualTo(16);
    assertThat(Rgb.WHITE.palette256()).isEqualTo(231);
  }

  private static String painted(Badge badge, ColorDepth colors) {
    return badge.cell(new Terminal(true, 80, colors)).painted(80, colors);
  }
}

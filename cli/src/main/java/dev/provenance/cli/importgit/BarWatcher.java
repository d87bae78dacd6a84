package dev.provenance.cli.importgit;

import dev.provenance.cli.console.Surroundings;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal. */
final class BarWatcher implements ImportProgress.Watcher {
  private final PrintStream terminal;
  private final ProgressBar bar;

  BarWatcher(PrintStream terminal, long commits, Surroundings surroundings) {
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("Importing")
            .setInitialMax(commits)
            .setUnit(" commits", 1)
            .setStyle(style(surroundings))
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  @Override
  public void sees(ImportProgress progress) {
    bar.stepTo(progress.commitsDone());
    bar.setExtraMessage(progress.rate());
  }

  @Override
  public void notice(String text) {
    terminal.print("\r\033[K" + text + System.lineSeparator()); // the bar draws itself anew below
  }

  @Override
  public void close() {
    bar.close();
  }

  private static ProgressBarStyle style(Surroundings surroundings) {
    if (!"UTF-8".equalsIgnoreCase(System.getProperty("stderr.encoding"))) {
      return ProgressBarStyle.ASCII;
    }
    return surroundings.variable("NO_COLOR") == null
        ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
        : ProgressBarStyle.UNICODE_BLOCK;
  }
}

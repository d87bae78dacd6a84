package dev.provenance.cli.bulk;

import dev.provenance.cli.console.SafeText;
import dev.provenance.cli.console.Surroundings;
import java.io.PrintStream;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal. */
public final class BarWatcher implements Watcher {
  /** The total of a task that nobody knows. */
  public static final long UNKNOWN = -1;

  private final PrintStream terminal;
  private final ProgressBar bar;

  /**
   * What the bar is about.
   *
   * @param total how much there is to do, or {@link #UNKNOWN}
   * @param unit shown behind the figures
   * @param unitSize by how much they are divided before that
   */
  public record Task(String name, long total, String unit, long unitSize) {}

  private BarWatcher(PrintStream terminal, Task task, Surroundings surroundings) {
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task.name())
            .setInitialMax(task.total())
            .setUnit(task.unit(), task.unitSize())
            .setStyle(style(surroundings))
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  /** A bar where stderr is a terminal and somebody wants to see it; else notices only. */
  public static Watcher orNotices(
      Task task, boolean quiet, Surroundings surroundings, PrintWriter err) {
    boolean bar = !quiet && surroundings.terminalOnStderr().getAsBoolean();
    return bar ? new BarWatcher(System.err, task, surroundings) : new NoticeWatcher(err);
  }

  @Override
  public void sees(long done, String extra) {
    bar.stepTo(done);
    bar.setExtraMessage(extra);
  }

  @Override
  public void notice(String text) {
    terminal.print(
        "\r\033[K"
            + SafeText.ofLines(text)
            + System.lineSeparator()); // the bar draws itself anew below
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

package dev.provenance.cli.bulk;

import dev.provenance.cli.console.SafeText;
import java.io.PrintWriter;

/** Only says what is out of the ordinary. */
public record NoticeWatcher(PrintWriter err) implements Watcher {
  @Override
  public void sees(long done, String extra) {
    // the summary at the end is enough
  }

  @Override
  public void notice(String text) {
    err.println(SafeText.ofLines(text));
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}

package dev.provenance.cli.importgit;

import java.io.PrintWriter;

/** Only says what is out of the ordinary. */
record NoticeWatcher(PrintWriter err) implements ImportProgress.Watcher {
  @Override
  public void sees(ImportProgress progress) {
    // the summary at the end is enough
  }

  @Override
  public void notice(String text) {
    err.println(text);
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}

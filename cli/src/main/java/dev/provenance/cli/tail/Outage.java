package dev.provenance.cli.tail;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Says once that the server is away, however often it is tried in vain. */
final class Outage implements Consumer<String> {
  private final PrintWriter err;
  private boolean said;

  Outage(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void accept(String notice) {
    if (!said) {
      said = true;
      err.println(notice + ", and until it is back");
      err.flush();
    }
  }

  void over() {
    said = false;
  }
}

package dev.provenance;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The app of this process, and its end. A signal that comes while it is starting waits for the
 * start to be over: what has been started must be stopped, PostgreSQL above all.
 */
final class Running {
  private final PrintStream err;
  private @Nullable App app;

  Running(PrintStream err) {
    this.err = err;
  }

  synchronized App start(Supplier<App> starting) {
    App started = starting.get();
    app = started;
    return started;
  }

  synchronized void stop() {
    if (app != null) {
      err.println("Provenance is stopping");
      app.close();
    }
  }
}

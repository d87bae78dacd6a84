package dev.provenance.cli.importgit;

import java.time.Duration;
import java.util.Locale;

/** Counts what an import has done, and shows it to whoever watches. */
final class ImportProgress {
  private final Watcher watcher;
  private final long begun = System.nanoTime();
  private long interactions;
  private long commits;
  private long alreadyThere;
  private long withoutFiles;

  /** Sees every step and every notice. */
  interface Watcher extends AutoCloseable {
    void sees(ImportProgress progress);

    void notice(String text);

    @Override
    void close();
  }

  ImportProgress(Watcher watcher) {
    this.watcher = watcher;
  }

  void imported(int moreInteractions, long moreCommits) {
    interactions += moreInteractions;
    commits += moreCommits;
    watcher.sees(this);
  }

  void alreadyThere() {
    alreadyThere++;
    watcher.sees(this);
  }

  void withoutFiles() {
    withoutFiles++;
    watcher.sees(this);
  }

  /** All commits that need nothing more. */
  long commitsDone() {
    return commits + alreadyThere + withoutFiles;
  }

  boolean anythingImported() {
    return interactions > 0;
  }

  String rate() {
    double seconds = Math.max(elapsed().toMillis(), 1) / 1000.0;
    return String.format(Locale.ROOT, "%,.0f interactions/s", interactions / seconds);
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "Imported %,d interaction%s of %,d commit%s (%,d already there) in %.1f s",
        interactions,
        interactions == 1 ? "" : "s",
        commits,
        commits == 1 ? "" : "s",
        alreadyThere,
        elapsed().toMillis() / 1000.0);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}

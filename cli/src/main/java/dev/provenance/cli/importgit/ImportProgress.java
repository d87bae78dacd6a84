package dev.provenance.cli.importgit;

import dev.provenance.cli.bulk.Stopwatch;
import dev.provenance.cli.bulk.Watcher;
import java.util.Locale;

/** Counts what an import has done, and shows it to whoever watches. */
final class ImportProgress {
  private final Watcher watcher;
  private final Stopwatch stopwatch = new Stopwatch();
  private long interactions;
  private long commits;
  private long alreadyThere;
  private long withoutFiles;

  ImportProgress(Watcher watcher) {
    this.watcher = watcher;
  }

  void imported(int moreInteractions, long moreCommits) {
    interactions += moreInteractions;
    commits += moreCommits;
    show();
  }

  void alreadyThere() {
    alreadyThere++;
    show();
  }

  void withoutFiles() {
    withoutFiles++;
    show();
  }

  /** All commits that need nothing more. */
  private long commitsDone() {
    return commits + alreadyThere + withoutFiles;
  }

  boolean anythingImported() {
    return interactions > 0;
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
        stopwatch.seconds());
  }

  private void show() {
    watcher.sees(commitsDone(), stopwatch.rate(interactions));
  }
}

package dev.provenance.cli.importndjson;

import dev.provenance.cli.bulk.Stopwatch;
import dev.provenance.cli.bulk.Watcher;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Counts what became of the lines, and shows it to whoever watches. */
final class ImportProgress {
  private final Watcher watcher;
  private final Stopwatch stopwatch = new Stopwatch();
  private long highest;
  private long stored;
  private long alreadyThere;
  private long faulty;

  /**
   * @param head the highest number before the import: what the server answers with that or a lower
   *     one was there already
   */
  ImportProgress(long head, Watcher watcher) {
    this.highest = head;
    this.watcher = watcher;
  }

  /**
   * Reads a batch's receipt.
   *
   * @param position how many bytes of the file are done with it
   */
  void stored(JsonNode receipt, long position) {
    long before = highest;
    for (JsonNode interaction : receipt.path("interactions")) {
      long number = interaction.path("interactionNumber").asLong();
      if (number > highest) {
        stored++;
        highest = number;
      } else if (number <= before) {
        alreadyThere++;
      }
    }
    watcher.sees(position, stopwatch.rate(stored + alreadyThere));
  }

  void faulty(String text) {
    faulty++;
    watcher.notice(text);
  }

  long faulty() {
    return faulty;
  }

  boolean anythingStored() {
    return stored > 0;
  }

  String summary() {
    String text =
        String.format(
            Locale.ROOT,
            "Imported %,d interaction%s (%,d already there) in %.1f s",
            stored,
            stored == 1 ? "" : "s",
            alreadyThere,
            stopwatch.seconds());
    return faulty == 0
        ? text
        : text + String.format(Locale.ROOT, "; %,d faulty line%s", faulty, faulty == 1 ? "" : "s");
  }
}

package dev.provenance.cli.export;

import dev.provenance.cli.bulk.Stopwatch;
import dev.provenance.cli.bulk.Watcher;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.log.LogReader;
import dev.provenance.cli.log.ReadAhead;
import dev.provenance.cli.log.Row;
import java.io.IOException;
import java.util.List;

/** Writes a stretch of the log. */
final class Export {
  private final LogReader log;
  private final LogReader.Extent start;
  private final RowFormat format;
  private final Watcher watcher;
  private final Stopwatch stopwatch = new Stopwatch();

  /**
   * @param start of the log before anything of it is read
   */
  Export(LogReader log, LogReader.Extent start, RowFormat format, Watcher watcher) {
    this.log = log;
    this.start = start;
    this.format = format;
    this.watcher = watcher;
  }

  /**
   * Writes the rows above a number and up to another, after what the destination has already.
   *
   * @return how many there are now with those from before
   * @throws IOException the destination does not take them
   * @throws CommandException the log was trimmed meanwhile, and rows may be missing
   */
  long run(Destination destination, long after, long until) throws IOException {
    Written before = destination.before();
    if (before.bytes() == 0) {
      destination.out().write(format.header());
    }
    long begin = Math.max(after, before.last());
    long count = 0;
    try (ReadAhead ahead = new ReadAhead(log, begin, until)) {
      for (List<Row> rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
        for (Row row : rows) {
          format.write(row, destination.out());
        }
        count += rows.size();
        watcher.sees(rows.getLast().number() - after, stopwatch.rate(count));
      }
    }
    watcher.sees(Math.max(until - after, 0), stopwatch.rate(count));
    if (begin < until && !isWhole(begin, until, count)) {
      throw new CommandException(
          "The log was trimmed while it was exported: %s may lack interactions that were there when"
                  .formatted(destination.name())
              + " it began. Export it again.");
    }
    destination.complete();
    return before.records() + count;
  }

  /** Whether nothing can have been taken out of the stretch before it was read. */
  private boolean isWhole(long begin, long until, long count) {
    if (!log.filtered() && count == until - begin) {
      return true;
    }
    boolean isAll = !log.filtered() && begin == 0 && until == start.head();
    return log.extent().trimmed() == start.trimmed()
        || (isAll && count == start.head() - start.trimmed());
  }
}

package dev.provenance.cli.tail;

import dev.provenance.cli.api.Retry;
import dev.provenance.cli.log.LogReader;
import dev.provenance.cli.log.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the log by its numbers. It asks again at once while there is something, and ever more
 * seldom, down to every two seconds, while nothing happens.
 */
final class Follower {
  static final Duration SHORTEST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(2);

  private final LogReader log;
  private final Output output;
  private final Retry.Pause pause;
  private long last;

  /** Where the rows go. */
  interface Output {
    void print(List<Row> rows);

    /** The server has answered. */
    void answered();
  }

  Follower(LogReader log, Retry.Pause pause, Output output) {
    this.log = log;
    this.pause = pause;
    this.output = output;
  }

  /** Prints the newest rows; {@link #follow} goes on behind them. */
  void begin(int newest) {
    long head = log.head();
    List<Row> rows = newest == 0 ? List.of() : log.newest(newest);
    last = rows.isEmpty() ? head : Math.max(head, rows.getLast().number());
    output.print(rows);
  }

  /** Prints what comes, with another reader of the same rows, until the thread is interrupted. */
  void follow(LogReader patient) throws InterruptedException {
    Duration wait = SHORTEST;
    while (!Thread.currentThread().isInterrupted()) {
      boolean came = poll(patient, wait.equals(LONGEST));
      output.answered();
      if (came) {
        wait = SHORTEST;
      } else {
        pause.pause(wait);
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
      }
    }
  }

  /**
   * Whether anything came.
   *
   * @param quiet after a long silence the cursor moves up with the log, so that a filter that
   *     nothing fits is not matched against an ever longer stretch of it
   */
  private boolean poll(LogReader patient, boolean quiet) {
    long head = quiet ? patient.head() : 0;
    List<Row> rows = new ArrayList<>();
    LogReader.Reached reached = patient.page(last, rows::add);
    last = reached.more() ? reached.last() : Math.max(reached.last(), head);
    output.print(rows);
    return !rows.isEmpty();
  }
}

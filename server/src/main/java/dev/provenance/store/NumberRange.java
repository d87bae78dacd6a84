package dev.provenance.store;

import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A stretch of the log. Because dates follow numbers, a range of created dates is a range of
 * numbers.
 *
 * @param first inclusive
 * @param last inclusive; smaller than first when empty
 */
record NumberRange(long first, long last) {

  /** The numbers created in a time range, among those that may be shown. */
  static NumberRange of(Tx tx, TimeRange time, long head) throws SQLException {
    if (time.clock() != TimeRange.Clock.CREATED) {
      return new NumberRange(1, head);
    }
    Instant from = time.from();
    Instant until = time.until();
    long first = from == null ? 1 : firstSince(tx, from, head);
    long last = until == null ? head : firstSince(tx, until, head) - 1;
    return new NumberRange(first, last);
  }

  static long firstSince(Tx tx, Instant moment, long head) throws SQLException {
    return tx.one(
        new Sql("SELECT first_number_since(?, ?, ?)", tx.tenantId(), moment, head),
        row -> row.getLong(1));
  }

  boolean isEmpty() {
    return last < first;
  }

  long size() {
    return Math.max(0, last - first + 1);
  }

  /** What of it lies in another. */
  NumberRange within(NumberRange other) {
    return new NumberRange(Math.max(first, other.first), Math.min(last, other.last));
  }

  /** What of it is greater than a number. */
  NumberRange above(long number) {
    return new NumberRange(Math.max(first, number + 1), last);
  }

  /** The first so many numbers in a direction. */
  NumberRange part(long most, boolean ascending) {
    return ascending
        ? new NumberRange(first, Math.min(last, first + most - 1))
        : new NumberRange(Math.max(first, last - most + 1), last);
  }

  /** The numbers of one page. */
  NumberRange page(long offset, int limit, boolean ascending) {
    if (ascending) {
      return new NumberRange(first + offset, Math.min(last, first + offset + limit - 1));
    }
    return new NumberRange(Math.max(first, last - offset - limit + 1), last - offset);
  }
}

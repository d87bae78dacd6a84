package dev.provenance.store;

import dev.provenance.model.LogFilter;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is asked of the log, and the state of the log it is asked of. */
final class Question {
  private final Tx tx;
  private final LogFilter filter;
  private final Snapshot snapshot;
  private @Nullable NumberRange created;

  Question(Tx tx, LogFilter filter, Snapshot snapshot) {
    this.tx = tx;
    this.filter = filter;
    this.snapshot = snapshot;
  }

  static Question now(Tx tx, LogFilter filter) throws SQLException {
    return new Question(tx, filter, Snapshot.current(tx));
  }

  Tx tx() {
    return tx;
  }

  LogFilter filter() {
    return filter;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  int tenantId() {
    return tx.tenantId();
  }

  /** The numbers that may match. */
  NumberRange range() throws SQLException {
    return NumberRange.of(tx, filter.time(), snapshot.head());
  }

  /** The numbers created in the filter's stretch of time, whichever clock it is meant by. */
  NumberRange created() throws SQLException {
    if (created == null) {
      TimeRange time = filter.time();
      TimeRange byCreation = new TimeRange(time.from(), time.until(), TimeRange.Clock.CREATED);
      created = NumberRange.of(tx, byCreation, snapshot.head());
    }
    return created;
  }

  /** The conditions within a range of numbers. */
  Sql where(NumberRange range) {
    return Where.of(tenantId(), filter, range);
  }
}

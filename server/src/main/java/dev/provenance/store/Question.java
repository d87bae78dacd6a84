package dev.provenance.store;

import dev.provenance.model.LogFilter;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;

/** What is asked of the log, and the state of the log it is asked of. */
record Question(Tx tx, LogFilter filter, Snapshot snapshot) {
  static Question now(Tx tx, LogFilter filter) throws SQLException {
    return new Question(tx, filter, Snapshot.current(tx));
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
    TimeRange time = filter.time();
    TimeRange created = new TimeRange(time.from(), time.until(), TimeRange.Clock.CREATED);
    return NumberRange.of(tx, created, snapshot.head());
  }

  /** The conditions within a range of numbers. */
  Sql where(NumberRange range) {
    return Where.of(tenantId(), filter, range);
  }
}

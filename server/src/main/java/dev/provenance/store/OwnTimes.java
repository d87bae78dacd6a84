package dev.provenance.store;

import dev.provenance.model.Granularity;
import dev.provenance.model.LogFilter;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What happened in a filter's stretch of time, found by the index on the times that interactions
 * carry themselves, and, for those without one, in the stretch where they were created.
 *
 * @param created where those without a time of their own lie
 */
record OwnTimes(Question question, NumberRange range, NumberRange created) implements AccessPath {

  /** Empty unless the filter asks for when things happened. */
  static Optional<OwnTimes> of(Question question, NumberRange range) throws SQLException {
    LogFilter filter = question.filter();
    TimeRange time = filter.time();
    boolean isBounded = time.from() != null || time.until() != null;
    if (time.clock() != TimeRange.Clock.HAPPENED || !isBounded || filter.places() != null) {
      return Optional.empty();
    }
    return Optional.of(new OwnTimes(question, range, question.created().within(range)));
  }

  /** Of all the log, not of the range alone: in the rollup, own times have no numbers. */
  @Override
  public Sql estimate() throws SQLException {
    return new Sql("SELECT coalesce(sum(c.n), 0)::bigint FROM (")
        .add(new HappenedCells(question).by(Granularity.DAY))
        .add(") c");
  }

  @Override
  public Sql numbers() {
    return new Sql("SELECT i.number FROM interaction i WHERE ")
        .add(HappenedCells.stamped(question, range, question.filter().time()))
        .add(
            """

            UNION ALL
            SELECT i.number FROM interaction i
             WHERE i.tenant_id = ? AND i.number BETWEEN ? AND ? AND i.interaction_timestamp IS NULL
            """,
            question.tenantId(),
            created.first(),
            created.last())
        .add(Where.catalog("i", question.filter()));
  }

  @Override
  public boolean isExact() {
    return question.filter().isOnCatalogAlone();
  }
}

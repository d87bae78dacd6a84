package dev.provenance.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * What matches a question within a range, found by the shortest way there is: by a way into it
 * where the filter offers one, by walking the log where it does not, and where the index has not
 * come to yet.
 *
 * @param path into the log; empty when it must be walked
 * @param indexed the part of the range where that leads
 * @param walked the part that must be walked
 */
record Matches(
    Question question, Optional<AccessPath> path, NumberRange indexed, NumberRange walked) {

  static Matches of(Question question, NumberRange range) throws SQLException {
    return of(question, range, PageQuery.UNKNOWN);
  }

  /**
   * The same.
   *
   * @param total how many match, or {@link PageQuery#UNKNOWN}
   */
  static Matches of(Question question, NumberRange range, long total) throws SQLException {
    long reach = question.snapshot().indexed();
    NumberRange indexed = new NumberRange(range.first(), Math.min(range.last(), reach));
    Optional<AccessPath> path =
        indexed.isEmpty() ? Optional.empty() : AccessPath.best(question, indexed, total);
    if (path.isEmpty()) {
      return new Matches(question, path, new NumberRange(range.first(), range.first() - 1), range);
    }
    return new Matches(question, path, indexed, range.above(reach));
  }

  /** A whole FROM and WHERE for rows {@code i}, in no order. */
  Sql from() {
    if (path.isEmpty()) {
      return new Sql(" FROM interaction i WHERE ").add(question.where(walked));
    }
    Sql sql =
        new Sql(" FROM (SELECT i.* FROM interaction i WHERE i.number = ANY (ARRAY(")
            .add(path.get().numbers())
            .add(")) AND ")
            .add(question.where(indexed));
    if (!walked.isEmpty()) {
      sql.add("\nUNION ALL\nSELECT i.* FROM interaction i WHERE ").add(question.where(walked));
    }
    return sql.add(") i WHERE true");
  }

  /**
   * The same, only as many as asked for of those that come first in a direction, after an offset.
   * There must be a path; one that has an order is left as soon as they are found.
   */
  Sql first(boolean ascending, long offset, long limit) {
    String direction = ascending ? "ASC" : "DESC";
    return new Sql(
            " FROM interaction i WHERE i.tenant_id = ? AND i.number = ANY (ARRAY(SELECT number FROM (",
            question.tenantId())
        .add(numbers(ascending, offset + limit))
        .add(") n ORDER BY number " + direction + " OFFSET ? LIMIT ?))", offset, limit);
  }

  /** How many. */
  long count() throws SQLException {
    if (!(path.orElse(null) instanceof Postings postings) || !postings.isExact()) {
      return question.tx().one(new Sql("SELECT count(*)").add(from()), row -> row.getLong(1));
    }
    Sql sql = new Sql("SELECT (").add(postings.count()).add(")");
    if (!walked.isEmpty()) {
      sql.add(" + (SELECT count(*) FROM interaction i WHERE ").add(question.where(walked)).add(")");
    }
    return question.tx().one(sql, row -> row.getLong(1));
  }

  /**
   * The numbers by the path there is, of which the first {@code most} in a direction are complete.
   */
  private Sql numbers(boolean ascending, long most) {
    Sql sql = found(path.orElseThrow(), ascending, most);
    if (!walked.isEmpty()) {
      sql.add("\nUNION ALL\n(SELECT i.number FROM interaction i WHERE ")
          .add(question.where(walked))
          .add(" ORDER BY i.number " + (ascending ? "ASC" : "DESC") + " LIMIT ?)", most);
    }
    return sql;
  }

  /**
   * Rows are looked at only for conditions that the path knows nothing of, and only as long as some
   * are wanted.
   */
  private Sql found(AccessPath into, boolean ascending, long most) {
    Sql sql = new Sql("(SELECT n.number FROM ").add(into.ordered(ascending));
    if (!into.isExact()) {
      sql.add(" CROSS JOIN LATERAL (SELECT FROM interaction i WHERE i.number = n.number AND ")
          .add(question.where(indexed))
          .add(" OFFSET 0) i");
    }
    return sql.add(" LIMIT ?)", most);
  }
}

package dev.provenance.store;

/**
 * The numbers found under some terms within a range, as far as the postings reach. Each posting
 * stands for a number and up to {@link PostingWriter#LONGEST_RUN} - 1 more at distances from it.
 */
record Postings(Question question, Terms terms, NumberRange range) {

  /** About how many there are; at most a run at each end too many. */
  Sql estimate() {
    return new Sql("SELECT coalesce(sum(p.count), 0)::bigint FROM posting p WHERE ")
        .add(conditions());
  }

  /** How many there are. Only postings that the range cuts are taken apart. */
  Sql count() {
    return new Sql(
            """
            SELECT coalesce(sum(CASE WHEN p.at BETWEEN ? AND ? THEN p.count ELSE (
                     SELECT count(*) FROM unnest(array_prepend(0::smallint, p.rest)) r (distance)
                      WHERE p.at + r.distance BETWEEN ? AND ?) END), 0)::bigint
              FROM posting p WHERE\s
            """,
            range.first(),
            range.last() - PostingWriter.LONGEST_RUN + 1,
            range.first(),
            range.last())
        .add(conditions());
  }

  /** The numbers, each once. */
  Sql numbers() {
    return new Sql(terms.isOverlapping() ? "SELECT DISTINCT" : "SELECT")
        .add(" n.number FROM (")
        .add(placed())
        .add(") n");
  }

  /**
   * A FROM item {@code n} with the numbers, each once, in a direction; whoever takes the first few
   * leaves the rest unread where they are of a single value. PostgreSQL, which knows little of how
   * often one value of one tenant occurs, would rather sort them all: the order of the postings is
   * fenced in, and kept, because what is lateral can only be joined row by row.
   */
  Sql ordered(boolean ascending) {
    String direction = ascending ? "ASC" : "DESC";
    if (!terms.isSingle()) {
      return new Sql("(").add(numbers()).add(" ORDER BY 1 " + direction + " OFFSET 0) n");
    }
    return new Sql("(SELECT p.at, p.rest FROM posting p WHERE ")
        .add(conditions())
        .add(
            """
             ORDER BY p.at %1$s OFFSET 0) p
             CROSS JOIN LATERAL (
               SELECT p.at + r.distance AS number FROM unnest(array_prepend(0::smallint, p.rest)) r (distance)
                WHERE p.at + r.distance BETWEEN ? AND ? ORDER BY 1 %1$s) n
            """
                .formatted(direction),
            range.first(),
            range.last());
  }

  private Sql placed() {
    return new Sql(
            """
            SELECT p.at + r.distance AS number
              FROM posting p CROSS JOIN LATERAL unnest(array_prepend(0::smallint, p.rest)) r (distance)
             WHERE\s
            """)
        .add(conditions())
        .add(" AND p.at + r.distance BETWEEN ? AND ?", range.first(), range.last());
  }

  private Sql conditions() {
    return new Sql("p.tenant_id = ? AND ", question.tenantId())
        .add(terms.condition())
        .add(
            " AND p.at BETWEEN ? AND ?",
            range.first() - PostingWriter.LONGEST_RUN + 1,
            range.last());
  }
}

package dev.provenance.store;

/**
 * The numbers found under some terms within a range, as far as the postings reach. Each posting
 * stands for a number and up to {@link PostingWriter#LONGEST_RUN} - 1 more at distances from it.
 */
record Postings(Question question, Terms terms, NumberRange range) implements AccessPath {
  private static final String NUMBER = "p.at + r.distance AS number";

  /** At most a run at each end too many. */
  @Override
  public Sql estimate() {
    return new Sql("SELECT coalesce(sum(p.count), 0)::bigint FROM posting p WHERE ")
        .add(conditions());
  }

  /** How many there are. Only postings that the range cuts are taken apart. */
  Sql count() {
    return new Sql(
            "SELECT coalesce(sum(CASE WHEN p.at BETWEEN ? AND ? THEN p.count ELSE (",
            range.first(),
            range.last() - PostingWriter.LONGEST_RUN + 1)
        .add(apart("count(*)"))
        .add(") END), 0)::bigint FROM posting p WHERE ")
        .add(conditions());
  }

  @Override
  public Sql numbers() {
    return new Sql(terms.isOverlapping() ? "SELECT DISTINCT" : "SELECT")
        .add(" n.number FROM posting p CROSS JOIN LATERAL (")
        .add(apart(NUMBER))
        .add(") n WHERE ")
        .add(conditions());
  }

  @Override
  public boolean isExact() {
    return question.filter().isOnOneTermAlone();
  }

  @Override
  public boolean isOrdered() {
    return terms.isSingle();
  }

  /**
   * PostgreSQL, which knows little of how often one value of one tenant occurs, would rather sort
   * all numbers of a value: the order of the postings is fenced in, and kept, because what is
   * lateral can only be joined row by row.
   */
  @Override
  public Sql ordered(boolean ascending) {
    if (!isOrdered()) {
      return AccessPath.super.ordered(ascending);
    }
    String direction = ascending ? "ASC" : "DESC";
    return new Sql("(SELECT p.at, p.rest FROM posting p WHERE ")
        .add(conditions())
        .add(" ORDER BY p.at " + direction + " OFFSET 0) p CROSS JOIN LATERAL (")
        .add(apart(NUMBER))
        .add(" ORDER BY 1 " + direction + ") n");
  }

  /**
   * What a posting {@code p} stands for, taken apart: those of its numbers that lie in the range.
   */
  private Sql apart(String what) {
    return new Sql("SELECT " + what)
        .add(" FROM unnest(array_prepend(0::smallint, p.rest)) r (distance)")
        .add(" WHERE p.at + r.distance BETWEEN ? AND ?", range.first(), range.last());
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

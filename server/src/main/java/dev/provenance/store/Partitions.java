package dev.provenance.store;

/** The log's partitions, one for each month (UTC): {@code R__ensure_partitions.sql}. */
final class Partitions {
  private Partitions() {}

  /** Makes those of this month and the next, where they are missing. */
  static Sql ensure() {
    return new Sql("SELECT ensure_partitions(clock_timestamp())");
  }

  /**
   * Makes those of another month and the one after it.
   *
   * @param day of the month, in ISO 8601
   */
  static Sql ensure(String day) {
    return new Sql("SELECT ensure_partitions(?::timestamptz)", day);
  }
}

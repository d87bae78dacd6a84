package dev.provenance.store;

import dev.provenance.model.IndexedText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Finds the different values of a member that begin in some way. Each is one look-up in an index
 * (per month), however many interactions have the same value.
 */
public final class SuggestReader {
  private final Database database;

  public SuggestReader(Database database) {
    this.database = database;
  }

  /** Up to {@code limit} values: those of the first prefix, then of the next. */
  public List<String> values(
      int tenantId, IndexedText member, Collection<String> prefixes, int limit) {
    return database.read(
        tenantId,
        tx -> {
          long head = Snapshot.current(tx).head();
          SequencedSet<String> values = new LinkedHashSet<>();
          for (String prefix : prefixes) {
            if (values.size() < limit) {
              values.addAll(
                  tx.list(query(tenantId, head, member, prefix, limit), row -> row.getString(1)));
            }
          }
          return values.stream().limit(limit).toList();
        });
  }

  /**
   * Goes from each value to the next greater one: PostgreSQL has no loose index scan of its own.
   */
  static Sql query(int tenantId, long head, IndexedText member, String prefix, int limit) {
    String column = column(member);
    Optional<String> end = Prefix.end(prefix);
    return new Sql("WITH RECURSIVE found (value) AS ((")
        .add(next(tenantId, head, column, end))
        .add(
            " AND i." + column + " >= ? ORDER BY i." + column + " LIMIT 1) UNION ALL SELECT (",
            prefix)
        .add(next(tenantId, head, column, end))
        .add(
            """
             AND i.%1$s > f.value ORDER BY i.%1$s LIMIT 1) FROM found f WHERE f.value IS NOT NULL)
            SELECT value FROM found WHERE value IS NOT NULL LIMIT ?
            """
                .formatted(column),
            limit);
  }

  private static Sql next(int tenantId, long head, String column, Optional<String> end) {
    Sql sql =
        new Sql(
            "SELECT i." + column + " FROM interaction i WHERE i.tenant_id = ? AND i.number <= ?",
            tenantId,
            head);
    return end.isPresent() ? sql.add(" AND i." + column + " < ?", end.get()) : sql;
  }

  private static String column(IndexedText member) {
    return switch (member) {
      case RESOURCE_ID -> "resource_id";
      case USER_ID -> "user_id";
      case EXTERNAL_REFERENCE -> "external_reference";
    };
  }
}

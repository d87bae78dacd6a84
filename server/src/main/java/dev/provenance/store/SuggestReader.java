package dev.provenance.store;

import dev.provenance.model.IndexedText;
import dev.provenance.store.Terms.Member;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Finds the different values of a member that begin in some way. Each is one look-up in the
 * postings, however many interactions have the same value.
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
          Snapshot snapshot = Snapshot.current(tx);
          SequencedSet<String> values = new LinkedHashSet<>();
          for (String prefix : prefixes) {
            if (values.size() < limit) {
              values.addAll(
                  tx.list(
                      query(tenantId, snapshot, member, prefix, limit), row -> row.getString(1)));
            }
          }
          return values.stream().limit(limit).toList();
        });
  }

  /** What the postings know, and what they do not know yet. */
  static Sql query(int tenantId, Snapshot snapshot, IndexedText member, String prefix, int limit) {
    Optional<String> end = Prefix.end(prefix);
    return posted(tenantId, member(member), prefix, end, limit)
        .add(" UNION ")
        .add(fresh(tenantId, snapshot, column(member), prefix, end))
        .add(" ORDER BY 1 LIMIT ?", limit);
  }

  /**
   * Goes from each value to the next greater one: PostgreSQL has no loose index scan of its own.
   */
  private static Sql posted(
      int tenantId, Member member, String prefix, Optional<String> end, int limit) {
    Sql next =
        new Sql(
            "SELECT p.value FROM posting p WHERE p.tenant_id = ? AND p.member = ?",
            tenantId,
            member.code);
    end.ifPresent(text -> next.add(" AND p.value < ?", text));
    return new Sql("(WITH RECURSIVE found (value) AS ((")
        .add(next)
        .add(" AND p.value >= ? ORDER BY p.value LIMIT 1) UNION ALL SELECT (", prefix)
        .add(next)
        .add(
            """
             AND p.value > f.value ORDER BY p.value LIMIT 1) FROM found f WHERE f.value IS NOT NULL)
            SELECT value FROM found WHERE value IS NOT NULL LIMIT ?)
            """,
            limit);
  }

  private static Sql fresh(
      int tenantId, Snapshot snapshot, String column, String prefix, Optional<String> end) {
    Sql sql =
        new Sql(
            "SELECT %1$s FROM interaction i WHERE i.tenant_id = ? AND i.number BETWEEN ? AND ? AND i.%1$s >= ?"
                .formatted(column),
            tenantId,
            snapshot.indexed() + 1,
            snapshot.head(),
            prefix);
    end.ifPresent(text -> sql.add(" AND i." + column + " < ?", text));
    return sql;
  }

  private static Member member(IndexedText member) {
    return switch (member) {
      case RESOURCE_ID -> Member.RESOURCE;
      case USER_ID -> Member.USER;
      case EXTERNAL_REFERENCE -> Member.EXTERNAL_REFERENCE;
    };
  }

  private static String column(IndexedText member) {
    return switch (member) {
      case RESOURCE_ID -> "resource_id";
      case USER_ID -> "user_id";
      case EXTERNAL_REFERENCE -> "external_reference";
    };
  }
}

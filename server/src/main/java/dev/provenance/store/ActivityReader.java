package dev.provenance.store;

import dev.provenance.model.Found;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups what matches by who did it and as part of which unit of work. */
public final class ActivityReader {
  private static final String GROUPS =
      """
      ), grouped AS (
        SELECT user_id, uow_id, count(*) AS interactions, min(happened) AS first_date,
               max(happened) AS last_date, max(number) AS newest
          FROM hit GROUP BY user_id, uow_id
      ), page AS MATERIALIZED (
        SELECT g.*, count(*) OVER () AS total
          FROM grouped g ORDER BY last_date DESC, newest DESC OFFSET ? LIMIT ?
      ), member AS MATERIALIZED (
        SELECT p.newest, h.resource_id, h.type_no, h.action_no, h.origin_no
          FROM page p JOIN hit h ON h.uow_id = p.uow_id AND h.user_id IS NOT DISTINCT FROM p.user_id
      ), done AS MATERIALIZED (
        SELECT newest, array_agg(DISTINCT action_no) AS actions, array_agg(DISTINCT origin_no) AS origins
          FROM member GROUP BY newest
      ), touched AS MATERIALIZED (
        SELECT newest, array_agg(resource_id ORDER BY resource_id, type_no) AS ids,
               array_agg(type_no ORDER BY resource_id, type_no) AS types,
               array_agg(n ORDER BY resource_id, type_no) AS counts
          FROM (SELECT newest, resource_id, type_no, count(*) AS n FROM member GROUP BY 1, 2, 3) t
         GROUP BY newest
      )
      SELECT p.user_id, p.uow_id, p.interactions, p.first_date, p.last_date, d.actions, d.origins,
             t.ids, t.types, t.counts, p.total
        FROM page p JOIN done d ON d.newest = p.newest JOIN touched t ON t.newest = p.newest
       ORDER BY p.last_date DESC, p.newest DESC
      """;

  private final Database database;

  public ActivityReader(Database database) {
    this.database = database;
  }

  /** What one user did in one unit of work; types, actions and origins are catalog numbers. */
  public record Group(
      @Nullable String userId,
      UUID uowId,
      long count,
      Instant firstDate,
      Instant lastDate,
      List<Touched> resources,
      List<Integer> actions,
      List<Integer> origins) {}

  /** How often a group touched a resource. */
  public record Touched(String resourceId, int type, long count) {}

  /** One page of groups, the latest first. */
  public Found<Group> search(int tenantId, LogFilter filter, PageRequest page) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          Matches matches = Matches.of(question, question.range());
          List<Counted> found =
              tx.list(
                  hits(matches).add(GROUPS, page.offset(), page.limit()),
                  row -> new Counted(group(row), row.getLong(11)));
          long total =
              found.isEmpty() && page.offset() > 0
                  ? countGroups(tx, hits(matches))
                  : found.stream().mapToLong(Counted::total).findFirst().orElse(0);
          return new Found<>(
              Listing.of(found.stream().map(Counted::group).toList()),
              total,
              question.snapshot().forCallers());
        });
  }

  private record Counted(Group group, long total) {}

  private static Sql hits(Matches matches) {
    return new Sql(
            """
            WITH hit AS MATERIALIZED (
              SELECT i.user_id, i.uow_id, i.number, %s AS happened,
                     i.resource_id, i.type_no, i.action_no, i.origin_no
            """
                .formatted(Where.HAPPENED))
        .add(matches.from());
  }

  private static long countGroups(Tx tx, Sql hits) throws SQLException {
    Sql sql = hits.add(") SELECT count(*) FROM (SELECT DISTINCT user_id, uow_id FROM hit) g");
    return tx.<Long>one(sql, row -> row.getLong(1));
  }

  private static Group group(ResultSet row) throws SQLException {
    String[] ids = Columns.strings(row, 8);
    List<Integer> types = Columns.integers(row, 9);
    Long[] counts = (Long[]) row.getArray(10).getArray();
    List<Touched> touched = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      touched.add(new Touched(ids[i], types.get(i), counts[i]));
    }
    return new Group(
        row.getString(1),
        Columns.uuid(row, 2),
        row.getLong(3),
        Columns.instant(row, 4),
        Columns.instant(row, 5),
        touched,
        Columns.integers(row, 6),
        Columns.integers(row, 7));
  }
}

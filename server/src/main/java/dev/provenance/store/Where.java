package dev.provenance.store;

import dev.provenance.model.JsonConditions;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogFilter.Place;
import dev.provenance.model.LogFilter.ResourceMatch;
import dev.provenance.model.LogFilter.Target;
import dev.provenance.model.TimeRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a filter's conditions on rows of {@code interaction i}. Row-level security lets PostgreSQL
 * use an index only for conditions made of leakproof operators on plain columns: comparisons are,
 * {@code LIKE} and functions of a column are not. A single value is an equality, which keeps the
 * index's order.
 */
final class Where {
  /** When a row happened. */
  static final String HAPPENED = "coalesce(i.interaction_timestamp, i.created_date)";

  private final Sql sql;

  private Where(Sql sql) {
    this.sql = sql;
  }

  /** Everything the filter asks for, within a range of numbers (created dates are part of that). */
  static Sql of(int tenantId, LogFilter filter, NumberRange range) {
    Sql sql =
        new Sql(
            "i.tenant_id = ? AND i.number BETWEEN ? AND ?", tenantId, range.first(), range.last());
    Where where = new Where(sql);
    where.places(filter.places());
    where.catalog(filter);
    where.resources(filter.resources());
    where.uows(filter.uowIds());
    where.texts("user_id", filter.userIds());
    where.texts("external_reference", filter.externalReferences());
    where.targets(filter.targets());
    where.json(filter.json());
    if (filter.time().clock() == TimeRange.Clock.HAPPENED) {
      where.happened(filter.time());
    }
    return sql;
  }

  /** The conditions on type, action and origin, of a table that has these columns. */
  static Sql catalog(String alias, LogFilter filter) {
    Sql sql = new Sql("");
    Where where = new Where(sql);
    where.among(alias + ".type_no", filter.types());
    where.among(alias + ".action_no", filter.actions());
    where.among(alias + ".origin_no", filter.origins());
    return sql;
  }

  private void catalog(LogFilter filter) {
    sql.add(catalog("i", filter));
  }

  private void places(@Nullable List<Place> places) {
    if (places == null) {
      return;
    }
    sql.add(" AND (false");
    for (Place place : places) {
      sql.add(" OR (i.number = ? AND i.created_date = ?)", place.number(), place.createdDate());
    }
    sql.add(")");
  }

  private void among(String column, @Nullable List<Integer> numbers) {
    if (numbers != null && numbers.size() == 1) {
      sql.add(" AND " + column + " = ?", numbers.getFirst());
    } else if (numbers != null) {
      int[] any = numbers.stream().mapToInt(Integer::intValue).toArray();
      sql.add(" AND " + column + " = ANY (?)", any);
    }
  }

  private void uows(@Nullable List<UUID> uows) {
    if (uows != null && uows.size() == 1) {
      sql.add(" AND i.uow_id = ?", uows.getFirst());
    } else if (uows != null) {
      sql.add(" AND i.uow_id = ANY (?)", (Object) uows.toArray(UUID[]::new));
    }
  }

  private void texts(String column, @Nullable List<String> values) {
    if (values != null && values.size() == 1) {
      sql.add(" AND i." + column + " = ?", values.getFirst());
    } else if (values != null) {
      sql.add(" AND i." + column + " = ANY (?)", (Object) values.toArray(String[]::new));
    }
  }

  private void resources(@Nullable List<ResourceMatch> resources) {
    if (resources == null) {
      return;
    }
    sql.add(" AND (false");
    List<ResourceMatch> exact = resources.stream().filter(r -> !r.isPrefix()).toList();
    if (exact.size() == 1) {
      sql.add(" OR i.resource_id = ?", exact.getFirst().text());
    } else if (!exact.isEmpty()) {
      sql.add(
          " OR i.resource_id = ANY (?)",
          (Object) exact.stream().map(ResourceMatch::text).toArray(String[]::new));
    }
    for (ResourceMatch match : resources) {
      if (match.isPrefix()) {
        sql.add(" OR (i.resource_id >= ?", match.text());
        Prefix.end(match.text()).ifPresent(end -> sql.add(" AND i.resource_id < ?", end));
        sql.add(")");
      }
    }
    sql.add(")");
  }

  private void targets(@Nullable List<Target> targets) {
    if (targets == null) {
      return;
    }
    sql.add(" AND (false");
    for (Target target : targets) {
      switch (target) {
        case Target.Resource(String id, Integer type) when type == null ->
            sql.add(" OR i.resource_id = ?", id);
        case Target.Resource(String id, Integer type) ->
            sql.add(" OR (i.resource_id = ? AND i.type_no = ?)", id, type);
        case Target.EveryResourceOf(int type) -> sql.add(" OR i.type_no = ?", type);
        case Target.UnitOfWork(UUID id) -> sql.add(" OR i.uow_id = ?", id);
      }
    }
    sql.add(")");
  }

  private void happened(TimeRange time) {
    if (time.from() != null) {
      sql.add(" AND " + HAPPENED + " >= ?", time.from());
    }
    if (time.until() != null) {
      sql.add(" AND " + HAPPENED + " < ?", time.until());
    }
  }

  private void json(JsonConditions json) {
    if (json.conditions().isEmpty()) {
      return;
    }
    sql.add(json.all() ? " AND (true" : " AND (false");
    for (JsonConditions.Condition condition : json.conditions()) {
      sql.add(json.all() ? " AND " : " OR ");
      sql.add(JsonComparison.of(condition));
    }
    sql.add(")");
  }
}

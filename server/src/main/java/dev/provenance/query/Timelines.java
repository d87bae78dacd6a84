package dev.provenance.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Granularity;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Tenant;
import dev.provenance.model.TimeRange;
import dev.provenance.store.TimelineReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts per stretch of time, zero-filled and aligned to UTC. */
public final class Timelines {
  private static final int DEFAULT_DAYS = 30;
  private static final int MOST_DAYS = 3660;
  private static final int MOST_BUCKETS = 50_000;

  private final Catalogs catalogs;
  private final TimelineReader reader;
  private final InstantSource clock;

  public Timelines(Catalogs catalogs, TimelineReader reader, InstantSource clock) {
    this.catalogs = catalogs;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * A timeline.
   *
   * @param endDate the last moment counted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Timeline(
      String granularity,
      @Nullable String groupBy,
      Instant startDate,
      Instant endDate,
      long total,
      List<Bucket> data) {}

  /**
   * One bucket.
   *
   * @param date its beginning
   * @param groups counts by mnemonic; null without grouping
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Bucket(Instant date, long count, @Nullable SortedMap<String, Long> groups) {}

  public Timeline count(Tenant tenant, Parameters parameters) {
    LogFilter given = new FilterReader(tenant, catalogs).read(parameters);
    TimeRange time = range(parameters, given.time());
    Instant from = bound(time.from());
    Instant until = bound(time.until());
    Granularity granularity = granularity(parameters, Duration.between(from, until));
    Kind groupBy = groupBy(parameters).orElse(null);
    long buckets = Duration.between(granularity.floor(from), until).dividedBy(granularity.width());
    if (buckets >= MOST_BUCKETS) {
      parameters.fault(
          "granularity",
          buckets
              + " buckets of "
              + granularity.wireName()
              + " (expected: at most "
              + MOST_BUCKETS
              + ")");
    }
    parameters.done();
    TimelineReader.Counts counts =
        reader.count(
            tenant.id(), given.withTime(counted(time, given.time())), granularity, groupBy);
    Catalog catalog = catalogs.of(tenant.id(), counts.snapshot().catalogVersion());
    List<Bucket> data = fill(counts.counts(), from, until, granularity, names(catalog, groupBy));
    return new Timeline(
        granularity.wireName(),
        groupBy == null ? null : groupBy.field(),
        from,
        until.minusMillis(1),
        data.stream().mapToLong(Bucket::count).sum(),
        data);
  }

  private TimeRange range(Parameters parameters, TimeRange given) {
    Optional<Long> days = parameters.number("days", 1, MOST_DAYS);
    if (days.isPresent() && (given.from() != null || given.until() != null)) {
      parameters.fault("days", "cannot be combined with startDate or endDate");
    }
    Instant until = given.until() == null ? clock.instant().plusMillis(1) : given.until();
    Instant from =
        given.from() == null
            ? until.minus(Duration.ofDays(days.orElse((long) DEFAULT_DAYS)))
            : given.from();
    if (parameters.faults().all().isEmpty() && !from.isBefore(until)) {
      parameters.fault("startDate", "lies in the future");
    }
    return new TimeRange(millis(from), millis(until), given.clock());
  }

  /** What was created until now is everything: the reader then need not look for an end. */
  private static TimeRange counted(TimeRange shown, TimeRange given) {
    return given.until() == null && given.clock() == TimeRange.Clock.CREATED
        ? new TimeRange(shown.from(), null, given.clock())
        : shown;
  }

  private static Granularity granularity(Parameters parameters, Duration stretch) {
    return parameters
        .oneOf("granularity", Granularity.class)
        .orElse(Granularity.fitting(stretch.minusMillis(1)));
  }

  private static Optional<Kind> groupBy(Parameters parameters) {
    return parameters.one(
        "groupBy",
        "action, resourceType or origin",
        text -> Arrays.stream(Kind.values()).filter(k -> k.field().equals(text)).findFirst());
  }

  /** Mnemonics by number; null when nothing is grouped. */
  private static @Nullable Map<Integer, String> names(Catalog catalog, @Nullable Kind groupBy) {
    if (groupBy == null) {
      return null;
    }
    Map<Integer, String> names = new HashMap<>();
    catalog.all(groupBy).forEach(entry -> names.put(entry.number(), entry.mnemonic()));
    return names;
  }

  private static List<Bucket> fill(
      List<TimelineReader.Count> counts,
      Instant from,
      Instant until,
      Granularity granularity,
      @Nullable Map<Integer, String> names) {
    Map<Instant, SortedMap<Integer, Long>> found = new HashMap<>();
    for (TimelineReader.Count count : counts) {
      found
          .computeIfAbsent(count.bucket(), b -> new TreeMap<>())
          .merge(count.group(), count.count(), Long::sum);
    }
    List<Bucket> data = new ArrayList<>();
    for (Instant at = granularity.floor(from);
        at.isBefore(until);
        at = at.plus(granularity.width())) {
      SortedMap<Integer, Long> groups = found.getOrDefault(at, new TreeMap<>());
      long sum = groups.values().stream().mapToLong(Long::longValue).sum();
      data.add(new Bucket(at, sum, names == null ? null : named(groups, names)));
    }
    return data;
  }

  private static SortedMap<String, Long> named(
      SortedMap<Integer, Long> groups, Map<Integer, String> names) {
    SortedMap<String, Long> result = new TreeMap<>();
    groups.forEach((number, count) -> result.put(names.getOrDefault(number, "?"), count));
    return result;
  }

  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  private static Instant bound(@Nullable Instant instant) {
    if (instant == null) {
      throw new IllegalStateException("a timeline's range has two ends");
    }
    return instant;
  }
}

package dev.provenance.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions of a tenant's log a reader wants: all conditions must hold. A list means "any
 * of these"; null means "no condition", an empty list "nothing matches".
 *
 * @param places of interactions
 * @param resources exact ids and prefixes
 * @param types catalog numbers of resource types; likewise actions and origins
 * @param targets what an activity search names
 */
public record LogFilter(
    @Nullable List<Place> places,
    @Nullable List<ResourceMatch> resources,
    @Nullable List<UUID> uowIds,
    @Nullable List<String> userIds,
    @Nullable List<String> externalReferences,
    @Nullable List<Integer> types,
    @Nullable List<Integer> actions,
    @Nullable List<Integer> origins,
    @Nullable List<Target> targets,
    JsonConditions json,
    TimeRange time) {

  /** Matches everything. */
  public static final LogFilter ALL =
      new LogFilter(
          null, null, null, null, null, null, null, null, null, JsonConditions.NONE, TimeRange.ALL);

  public static LogFilter ofUow(UUID id) {
    return of(null, List.of(id));
  }

  public static LogFilter ofResource(String id) {
    return of(List.of(new ResourceMatch(id, false)), null);
  }

  private static LogFilter of(
      @Nullable List<ResourceMatch> resources, @Nullable List<UUID> uowIds) {
    return new LogFilter(
        null,
        resources,
        uowIds,
        null,
        null,
        null,
        null,
        null,
        null,
        JsonConditions.NONE,
        TimeRange.ALL);
  }

  /**
   * Whether all conditions are on the catalog, and on a date by either clock: then the rollup can
   * answer.
   */
  public boolean isOnCatalogAlone() {
    return Stream.of(places, resources, uowIds, userIds, externalReferences, targets)
            .allMatch(Objects::isNull)
        && json.conditions().isEmpty();
  }

  /** Whether nothing but a date, by either clock, is asked for. */
  public boolean isUnconditional() {
    return isOnCatalogAlone() && types == null && actions == null && origins == null;
  }

  /**
   * Whether it asks, besides the created date, for values of just one of resource, unit of work,
   * user and external reference: then the postings of these can answer.
   */
  public boolean isOnOneTermAlone() {
    return Stream.of(resources, uowIds, userIds, externalReferences)
                .filter(Objects::nonNull)
                .count()
            == 1
        && Stream.of(places, types, actions, origins, targets).allMatch(Objects::isNull)
        && json.conditions().isEmpty()
        && (time.clock() == TimeRange.Clock.CREATED
            || (time.from() == null && time.until() == null));
  }

  /** The same, of other origins. */
  public LogFilter withOrigins(List<Integer> others) {
    return new LogFilter(
        places,
        resources,
        uowIds,
        userIds,
        externalReferences,
        types,
        actions,
        others,
        targets,
        json,
        time);
  }

  /** The same, of another time. */
  public LogFilter withTime(TimeRange other) {
    return new LogFilter(
        places,
        resources,
        uowIds,
        userIds,
        externalReferences,
        types,
        actions,
        origins,
        targets,
        json,
        other);
  }

  /** Where an interaction must lie: what its id says of it. */
  public record Place(long number, Instant createdDate) {}

  /** A resource id, or the beginning of one. */
  public record ResourceMatch(String text, boolean isPrefix) {}

  /** One of the things an activity search is about. */
  public sealed interface Target {
    /** A resource of one type; null stands for any type. */
    record Resource(String id, @Nullable Integer type) implements Target {}

    record EveryResourceOf(int type) implements Target {}

    record UnitOfWork(UUID id) implements Target {}
  }
}

package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Checks;
import dev.provenance.model.InteractionId;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogFilter.Place;
import dev.provenance.model.LogFilter.ResourceMatch;
import dev.provenance.model.Tenant;
import dev.provenance.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the conditions that lists, timelines and activity searches share. */
final class FilterReader {
  private static final String DATE_FORM =
      "a date like 2024-01-31, or a time like 2024-01-31T10:30:00Z";

  /** The parameters that say which interactions are meant. */
  static final List<String> NAMES =
      List.of(
          "interactionId",
          "resourceId",
          "uowId",
          "userId",
          "externalReference",
          "resourceType",
          "action",
          "origin",
          "jsonFilter",
          "match",
          "dateField",
          "startDate",
          "endDate");

  private final Tenant tenant;
  private final Supplier<Catalog> catalogs;
  private @Nullable Catalog catalog;

  /** Mnemonics are looked up in the catalog as it is now: a question without any asks for none. */
  FilterReader(Tenant tenant, Catalogs catalogs) {
    this(tenant, () -> catalogs.current(tenant.id()));
  }

  FilterReader(Tenant tenant, Catalog catalog) {
    this(tenant, () -> catalog);
  }

  private FilterReader(Tenant tenant, Supplier<Catalog> catalogs) {
    this.tenant = tenant;
    this.catalogs = catalogs;
  }

  LogFilter read(Parameters parameters) {
    return new LogFilter(
        places(parameters.list("interactionId", Checks.UUID_FORM, Checks::uuid)),
        resources(parameters.texts("resourceId")),
        parameters.list("uowId", Checks.UUID_FORM, Checks::uuid),
        parameters.texts("userId"),
        parameters.texts("externalReference"),
        entries(parameters, Kind.RESOURCE_TYPE),
        entries(parameters, Kind.ACTION),
        entries(parameters, Kind.ORIGIN),
        null,
        JsonConditionReader.read(parameters),
        timeRange(parameters));
  }

  /** Null where the parameter is absent; unknown mnemonics simply match nothing. */
  private @Nullable List<Integer> entries(Parameters parameters, Kind kind) {
    List<String> names =
        parameters.list(kind.field(), Checks.MNEMONIC_FORM, FilterReader::mnemonic);
    return names == null
        ? null
        : names.stream().flatMap(n -> number(kind, n).stream()).distinct().sorted().toList();
  }

  Optional<Integer> number(Kind kind, String mnemonic) {
    return catalog().byMnemonic(kind, mnemonic).map(CatalogEntry::number);
  }

  /** The same for all of a question. */
  private Catalog catalog() {
    if (catalog == null) {
      catalog = catalogs.get();
    }
    return catalog;
  }

  private static Optional<String> mnemonic(String text) {
    return Checks.isMnemonic(text) ? Optional.of(text) : Optional.empty();
  }

  private @Nullable List<Place> places(@Nullable List<UUID> ids) {
    return ids == null ? null : ids.stream().flatMap(id -> place(id).stream()).toList();
  }

  private Optional<Place> place(UUID id) {
    OptionalLong number = InteractionId.number(tenant, id);
    return number.isPresent()
        ? Optional.of(new Place(number.getAsLong(), InteractionId.createdDate(id)))
        : Optional.empty();
  }

  private static @Nullable List<ResourceMatch> resources(@Nullable List<String> texts) {
    return texts == null ? null : texts.stream().map(FilterReader::resource).toList();
  }

  private static ResourceMatch resource(String text) {
    return text.endsWith("*")
        ? new ResourceMatch(text.substring(0, text.length() - 1), true)
        : new ResourceMatch(text, false);
  }

  private static TimeRange timeRange(Parameters parameters) {
    TimeRange.Clock clock =
        parameters
            .one("dateField", "createdDate or interactionTimestamp", FilterReader::clock)
            .orElse(TimeRange.Clock.CREATED);
    Instant from = parameters.one("startDate", DATE_FORM, FilterReader::beginning).orElse(null);
    Instant until = parameters.one("endDate", DATE_FORM, FilterReader::end).orElse(null);
    if (from != null && until != null && !from.isBefore(until)) {
      parameters.fault("endDate", "lies before startDate");
    }
    return new TimeRange(from, until, clock);
  }

  private static Optional<TimeRange.Clock> clock(String name) {
    return switch (name) {
      case "createdDate" -> Optional.of(TimeRange.Clock.CREATED);
      case "interactionTimestamp" -> Optional.of(TimeRange.Clock.HAPPENED);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> beginning(String text) {
    return Checks.day(text)
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .or(() -> Checks.time(text));
  }

  /** The first moment after it: a day includes all of itself, a time its millisecond. */
  private static Optional<Instant> end(String text) {
    return Checks.day(text)
        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .or(() -> Checks.time(text).map(time -> time.plus(Duration.ofMillis(1))));
  }
}

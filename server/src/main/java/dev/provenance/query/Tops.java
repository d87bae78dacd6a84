package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Dimension;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Tenant;
import dev.provenance.store.TopReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is most of among the interactions that match. */
public final class Tops {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST = 100;

  private final Catalogs catalogs;
  private final TopReader reader;

  public Tops(Catalogs catalogs, TopReader reader) {
    this.catalogs = catalogs;
    this.reader = reader;
  }

  /**
   * A list of what is most frequent.
   *
   * @param counted interactions the counts are made of
   * @param isComplete whether these are all that match
   */
  public record Top(String by, List<Item> data, long counted, boolean isComplete) {}

  /**
   * One value.
   *
   * @param resourceType mnemonic; null unless the value is a resource's id
   * @param lastDate when it last happened; null where nothing but the rollup was asked
   */
  public record Item(
      String value, @Nullable String resourceType, long count, @Nullable Instant lastDate) {}

  public Top list(Tenant tenant, Parameters parameters) {
    LogFilter filter = new FilterReader(tenant, catalogs).read(parameters);
    Optional<Dimension> by = parameters.requiredOneOf("by", Dimension.class);
    int limit = parameters.integer("limit", DEFAULT_LIMIT, 1, MOST);
    parameters.refuse("a top list", "page", "order", "after");
    parameters.done();
    return list(tenant, filter, by.orElseThrow(), limit);
  }

  private Top list(Tenant tenant, LogFilter filter, Dimension by, int limit) {
    TopReader.Counts counts = reader.count(tenant.id(), filter, by, limit);
    Catalog catalog = catalogs.of(tenant.id(), counts.log().catalogVersion());
    List<Item> items =
        counts.values().stream()
            .map(value -> item(catalog, by, value))
            .sorted(
                Comparator.comparingLong(Item::count)
                    .reversed()
                    .thenComparing(Item::value, CodePoints.ORDER)
                    .thenComparing(item -> String.valueOf(item.resourceType())))
            .limit(limit)
            .toList();
    return new Top(by.wireName(), items, counts.counted(), counts.isComplete());
  }

  private static Item item(Catalog catalog, Dimension by, TopReader.Value value) {
    Kind kind = by.kind();
    String text =
        kind == null
            ? Objects.requireNonNull(value.text())
            : catalog.byNumber(kind, value.entry()).mnemonic();
    String type =
        by == Dimension.RESOURCE
            ? catalog.byNumber(Kind.RESOURCE_TYPE, value.entry()).mnemonic()
            : null;
    return new Item(text, type, value.count(), value.last());
  }
}

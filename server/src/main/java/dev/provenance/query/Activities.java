package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Found;
import dev.provenance.model.Kind;
import dev.provenance.model.PageRequest;
import dev.provenance.model.Tenant;
import dev.provenance.store.ActivityReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Activity searches: who did what, as part of which unit of work. */
public final class Activities {
  private final Catalogs catalogs;
  private final ActivityReader reader;

  public Activities(Catalogs catalogs, ActivityReader reader) {
    this.catalogs = catalogs;
    this.reader = reader;
  }

  /** What one user did in one unit of work. */
  public record Group(
      @Nullable String userId,
      UUID uowId,
      long interactionCount,
      Instant firstDate,
      Instant lastDate,
      List<Touched> resources,
      List<String> actions,
      List<String> origins) {}

  /** How often a group touched a resource. */
  public record Touched(String resourceId, String resourceType, long count) {}

  public Page<Group> search(Tenant tenant, JsonNode body) {
    ActivityRequest request =
        new ActivityRequestReader(new FilterReader(tenant, catalogs)).read(body);
    PageRequest page = request.page();
    Found<ActivityReader.Group> found = reader.search(tenant.id(), request.filter(), page);
    Catalog catalog = catalogs.of(tenant.id(), found.snapshot().catalogVersion());
    return Page.of(found.rows().map(group -> group(catalog, group)), page, found.total());
  }

  private static Group group(Catalog catalog, ActivityReader.Group group) {
    return new Group(
        group.userId(),
        group.uowId(),
        group.count(),
        group.firstDate(),
        group.lastDate(),
        group.resources().stream()
            .map(t ->
                new Touched(
                    t.resourceId(),
                    catalog.byNumber(Kind.RESOURCE_TYPE, t.type()).mnemonic(),
                    t.count()))
            .toList(),
        catalog.mnemonics(Kind.ACTION, group.actions()),
        catalog.mnemonics(Kind.ORIGIN, group.origins()));
  }
}

package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Checks;
import dev.provenance.model.Found;
import dev.provenance.model.Interaction;
import dev.provenance.model.InteractionId;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.PageRequest;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import dev.provenance.store.LogReader;
import dev.provenance.store.Stretch;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Lists of interactions, and single ones. */
public final class Interactions {
  private final Catalogs catalogs;
  private final LogReader reader;

  public Interactions(Catalogs catalogs, LogReader reader) {
    this.catalogs = catalogs;
    this.reader = reader;
  }

  /** A {@link Page}, or a {@link Tail} when {@code after} is given. */
  public Record list(Tenant tenant, Parameters parameters) {
    LogFilter filter = new FilterReader(tenant, catalogs).read(parameters);
    Optional<Long> after = parameters.number("after", 0, Long.MAX_VALUE - 1);
    Optional<Boolean> ascending = parameters.ascending();
    PageRequest page = Page.request(parameters, ascending.orElse(false));
    if (after.isPresent() && parameters.has("page")) {
      parameters.fault("after", "cannot be combined with page");
    }
    if (after.isPresent() && !ascending.orElse(true)) {
      parameters.fault("after", "cannot be combined with order=desc");
    }
    parameters.done();
    return after.isPresent()
        ? tail(tenant, filter, after.get(), page.limit())
        : page(tenant, filter, page);
  }

  /** One interaction; an id that is none of this tenant's is not found. */
  public InteractionRow get(Tenant tenant, String id) {
    UUID uuid =
        Checks.uuid(id)
            .orElseThrow(() ->
                ProblemException.invalid(
                    "id", Checks.quote(id) + " (expected: " + Checks.UUID_FORM + ")"));
    OptionalLong number = InteractionId.number(tenant, uuid);
    if (number.isPresent()) {
      Found<Interaction> found = reader.numbered(tenant.id(), number.getAsLong());
      for (InteractionRow row : rows(tenant, found.rows(), found.snapshot())) {
        if (row.recorded().interactionId().equals(uuid)) {
          return row;
        }
      }
    }
    throw new ProblemException(new Problem.NotFound("No interaction " + id));
  }

  /** The state of the log now. */
  public LogSnapshot snapshot(Tenant tenant) {
    return reader.snapshot(tenant.id());
  }

  private Page<InteractionRow> page(Tenant tenant, LogFilter filter, PageRequest page) {
    Found<Interaction> found = reader.page(tenant.id(), filter, page);
    return Page.of(rows(tenant, found.rows(), found.snapshot()), page, found.total());
  }

  private Tail<InteractionRow> tail(Tenant tenant, LogFilter filter, long after, int limit) {
    Stretch found = reader.after(tenant.id(), filter, after, limit);
    long next = Math.max(after, found.last());
    return new Tail<>(
        rows(tenant, found.rows(), found.snapshot()),
        new Tail.Cursor(limit, after, next, found.hasMore()));
  }

  private Listing<InteractionRow> rows(
      Tenant tenant, Listing<Interaction> rows, LogSnapshot snapshot) {
    Catalog catalog = catalogs.of(tenant.id(), snapshot.catalogVersion());
    return rows.map(row -> InteractionRow.of(tenant, catalog, row));
  }
}

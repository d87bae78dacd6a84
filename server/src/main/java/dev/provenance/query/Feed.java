package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Tenant;
import dev.provenance.store.Heads;
import dev.provenance.store.LogReader;
import dev.provenance.store.Stretch;
import java.time.Duration;

/**
 * One reader's way along the log: every matching interaction once, in the order of the numbers.
 * Holds nothing but its position, so a slow reader costs no memory. Not for use by several threads.
 */
public final class Feed {
  private final Tenant tenant;
  private final Parameters parameters;
  private final Catalogs catalogs;
  private final LogReader reader;
  private final Heads heads;
  private long position;
  private Catalog catalog;
  private LogFilter filter;

  Feed(
      Tenant tenant,
      Parameters parameters,
      long after,
      Catalogs catalogs,
      LogReader reader,
      Heads heads) {
    this.tenant = tenant;
    this.parameters = parameters;
    this.position = after;
    this.catalogs = catalogs;
    this.reader = reader;
    this.heads = heads;
    this.catalog = catalogs.current(tenant.id());
    this.filter = new FilterReader(tenant, catalog).read(parameters);
  }

  /** Everything that matches and has a number up to this has been handed over. */
  public long position() {
    return position;
  }

  /**
   * What comes next, as far as it is there; waits for more when there is nothing.
   *
   * @param longest the wait; the answer may be empty after it
   */
  public Listing<InteractionRow> next(Duration longest) throws InterruptedException {
    Listing<InteractionRow> rows = read();
    if (rows.size() == 0) {
      heads.await(tenant.id(), position, longest);
      rows = read();
    }
    return rows;
  }

  private Listing<InteractionRow> read() {
    Stretch found = reader.news(tenant.id(), filter, position);
    while (found.snapshot().catalogVersion() > catalog.version()) {
      // A mnemonic asked for may only now be known.
      catalog = catalogs.of(tenant.id(), found.snapshot().catalogVersion());
      filter = new FilterReader(tenant, catalog).read(parameters);
      found = reader.news(tenant.id(), filter, position);
    }
    long head = Math.max(position, found.snapshot().head());
    position = found.hasMore() ? found.last() : head;
    Catalog known = catalog;
    return found.rows().map(row -> InteractionRow.of(tenant, known, row));
  }
}

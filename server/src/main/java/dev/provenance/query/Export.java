package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.model.Listing;
import dev.provenance.model.Tenant;
import dev.provenance.model.WireNamed;
import dev.provenance.store.LogScan;
import java.time.Instant;

/** Everything that matches, piece by piece, as it was when asked for. Not for several threads. */
public final class Export {
  private final Tenant tenant;
  private final Catalog catalog;
  private final LogScan scan;
  private final Format format;
  private final Instant begun;

  /** How the rows are to be written. */
  public enum Format implements WireNamed {
    CSV("csv"),
    NDJSON("ndjson");

    private final String wireName;

    Format(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  Export(Tenant tenant, Catalog catalog, LogScan scan, Format format, Instant begun) {
    this.tenant = tenant;
    this.catalog = catalog;
    this.scan = scan;
    this.format = format;
    this.begun = begun;
  }

  public Format format() {
    return format;
  }

  /** When it was asked for. */
  public Instant begun() {
    return begun;
  }

  /** What comes next; empty at the end. */
  public Listing<InteractionRow> next() {
    return scan.next().map(row -> InteractionRow.of(tenant, catalog, row));
  }
}

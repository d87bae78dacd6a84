package dev.provenance.sdk.api;

/** Which entries of a catalog to list. Immutable: every method returns a new query. */
public final class CatalogQuery {
  private final Parameters parameters;

  private CatalogQuery(Parameters parameters) {
    this.parameters = parameters;
  }

  /** All of them. */
  public static CatalogQuery all() {
    return new CatalogQuery(Parameters.NONE);
  }

  /** Only the one with this mnemonic, in any case. */
  public CatalogQuery mnemonic(String mnemonic) {
    return new CatalogQuery(parameters.set("mnemonic", mnemonic));
  }

  /** Only those with this title. */
  public CatalogQuery title(String title) {
    return new CatalogQuery(parameters.set("title", title));
  }

  /** Which page, from 1. */
  public CatalogQuery page(int number) {
    return new CatalogQuery(parameters.set("page", number));
  }

  /** How many a page has, 1 to 100; 50 if not given. */
  public CatalogQuery limit(int count) {
    return new CatalogQuery(parameters.set("limit", count));
  }

  Parameters parameters() {
    return parameters;
  }
}

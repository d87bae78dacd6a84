package dev.provenance.sdk.api;

import dev.provenance.sdk.json.Json;
import java.util.List;
import java.util.UUID;

/** {@code /resource-types}, {@code /actions} or {@code /origins}: what interactions refer to. */
public final class Catalog<T> {
  private final Client client;
  private final String path;
  private final Class<T> kind;

  Catalog(Client client, String path, Class<T> kind) {
    this.client = client;
    this.path = path;
    this.kind = kind;
  }

  /** A page by mnemonic, without system entries; the first one unless the query says otherwise. */
  @SuppressWarnings("unchecked") // the type is that of the page
  public Page<T> list(CatalogQuery query) {
    Parameters given = query.parameters();
    boolean paged = given.has("page") || given.has("limit");
    Parameters page = paged ? given : given.set("page", 1);
    return (Page<T>) client.get(path + page.query(), Json.type(Page.class, kind));
  }

  /** All of them by mnemonic, with system entries. */
  public List<T> listAll() {
    return listAll(CatalogQuery.all());
  }

  /** All that match, by mnemonic, with system entries. */
  @SuppressWarnings("unchecked") // the type is that of the list
  public List<T> listAll(CatalogQuery query) {
    Parameters given = query.parameters();
    if (given.has("page") || given.has("limit")) {
      throw new IllegalArgumentException("listAll has no pages");
    }
    return (List<T>) client.get(path + given.query(), Json.type(List.class, kind));
  }

  /** One entry; {@link NotFoundException} if there is none. */
  public T get(UUID id) {
    return client.get(path + "/" + id, kind);
  }

  /** Creates an entry; {@link ConflictException} if the mnemonic is taken. */
  public T create(CatalogEntry entry) {
    return client.send("POST", path, entry.members(), kind);
  }

  /** Changes what is given, and keeps the rest. */
  public T update(UUID id, CatalogEntry change) {
    return client.send("PUT", path + "/" + id, change.members(), kind);
  }

  /** Deletes an entry; one that interactions refer to keeps its badge there. */
  public void delete(UUID id) {
    client.delete(path + "/" + id);
  }
}

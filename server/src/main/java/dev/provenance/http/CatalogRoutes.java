package dev.provenance.http;

import dev.provenance.catalog.Catalogs;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Kind;
import dev.provenance.model.Scope;
import dev.provenance.query.CatalogLists;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One kind of the catalog: resource types, actions or origins. */
final class CatalogRoutes implements HttpService {
  private final Guard guard;
  private final Kind kind;
  private final Catalogs catalogs;
  private final CatalogLists lists;

  CatalogRoutes(Guard guard, Kind kind, Catalogs catalogs, CatalogLists lists) {
    this.guard = guard;
    this.kind = kind;
    this.catalogs = catalogs;
    this.lists = lists;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(
        rules,
        "/",
        Map.of(
            Method.GET, guard.with(Scope.READ, this::list),
            Method.POST, guard.with(Scope.WRITE, this::create)));
    Paths.add(
        rules,
        "/{id}",
        Map.of(
            Method.GET, guard.with(Scope.READ, this::get),
            Method.PUT, guard.with(Scope.WRITE, this::update),
            Method.DELETE, guard.with(Scope.WRITE, this::delete)));
  }

  private Answer list(Call call) {
    return Answer.ok(lists.list(call.tenant(), kind, call.parameters()));
  }

  private Answer get(Call call) {
    return entry(catalogs.get(call.tenant().id(), kind, call.id()));
  }

  private Answer create(Call call) {
    CatalogEntry entry = catalogs.create(call.principal(), kind, EntryBody.read(call.json(), null));
    return Answer.created(CatalogLists.view(entry));
  }

  /** Members that are left out stay as they are. */
  private Answer update(Call call) {
    JsonNode body = call.json();
    return entry(
        catalogs.update(
            call.principal(), kind, call.id(), current -> EntryBody.read(body, current)));
  }

  private Answer delete(Call call) {
    catalogs.archive(call.principal(), kind, call.id());
    return Answer.nothing();
  }

  private static Answer entry(CatalogEntry entry) {
    return Answer.ok(CatalogLists.view(entry));
  }
}

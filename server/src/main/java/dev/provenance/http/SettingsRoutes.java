package dev.provenance.http;

import dev.provenance.access.Tenants;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Scope;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** What a tenant decides for itself. */
final class SettingsRoutes implements HttpService {
  private final Guard guard;
  private final Tenants tenants;
  private final Catalogs catalogs;

  SettingsRoutes(Guard guard, Tenants tenants, Catalogs catalogs) {
    this.guard = guard;
    this.tenants = tenants;
    this.catalogs = catalogs;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(
        rules,
        "/",
        Map.of(
            Method.GET, guard.with(Scope.READ, this::get),
            Method.PUT, guard.with(Scope.ADMIN, this::change)));
  }

  record View(boolean strictCatalog) {}

  private Answer get(Call call) {
    return Answer.ok(new View(tenants.strictCatalog(call.tenant().id())));
  }

  private Answer change(Call call) {
    BodyReader body = new BodyReader(call.json());
    Boolean strict = body.optionalBoolean("strictCatalog");
    body.done();
    if (strict != null) {
      tenants.setStrictCatalog(call.principal(), strict);
      catalogs.reload(call.tenant().id());
    }
    return get(call);
  }
}

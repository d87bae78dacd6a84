package dev.provenance.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.provenance.access.Tenants;
import dev.provenance.model.Tenant;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.Map;

/** Managing tenants: for the operator's root key alone. */
final class TenantRoutes implements HttpService {
  private final Tenants tenants;

  TenantRoutes(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/", Map.of(Method.GET, this::list, Method.POST, this::create));
  }

  record View(int tenantId, String name, boolean strictCatalog, Instant createdDate) {
    static View of(Tenant tenant) {
      return new View(tenant.id(), tenant.name(), tenant.strictCatalog(), tenant.createdDate());
    }
  }

  /** With the tenant's first admin key, which is told this once. */
  record CreatedView(@JsonUnwrapped View view, String apiKey) {}

  private void list(ServerRequest request, ServerResponse response) {
    tenants.requireRoot(Guard.key(request));
    Responses.send(response, Answer.ok(tenants.list().stream().map(View::of).toList()));
  }

  private void create(ServerRequest request, ServerResponse response) {
    tenants.requireRoot(Guard.key(request));
    BodyReader body = new BodyReader(Bodies.json(request));
    String name = body.required("name", 128);
    Boolean strict = body.optionalBoolean("strictCatalog");
    body.done();
    Tenants.Created created = tenants.create(name, strict);
    CreatedView view = new CreatedView(View.of(created.tenant()), created.adminKey().text());
    Responses.send(response, Answer.created(view));
  }
}

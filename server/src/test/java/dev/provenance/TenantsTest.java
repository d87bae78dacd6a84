package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class TenantsTest {
  private final ApiClient root = new ApiClient(TestServer.uri(), TestServer.ROOT_KEY);

  @Test
  void create_givesAKeyOfEveryScope() {
    JsonNode created =
        root.post("/api/tenants", "{\"name\": \"acme\", \"strictCatalog\": true}")
            .expect(201)
            .json();
    ApiClient client = new ApiClient(TestServer.uri(), created.path("apiKey").stringValue());

    client.get("/api/api-keys").expect(200);
    assertThat(client.get("/api/settings").json().path("strictCatalog").booleanValue()).isTrue();
    assertThat(root.get("/api/tenants").expect(200).text()).contains("acme").doesNotContain("pak_");
  }

  @Test
  void create_nameTaken_isAConflict() {
    root.post("/api/tenants", "{\"name\": \"twice\"}").expect(201);

    assertThat(root.post("/api/tenants", "{\"name\": \"twice\"}").expect(409).text())
        .contains("twice");
  }

  @Test
  void create_withoutName_isInvalid() {
    assertThat(root.post("/api/tenants", "{}").expect(400).text()).contains("/name");
  }

  @Test
  void tenants_withATenantsKey_areUnauthorized() {
    ApiClient admin = TestServer.newTenant();

    admin.get("/api/tenants").expect(401);
    admin.post("/api/tenants", "{\"name\": \"mine\"}").expect(401);
  }

  @Test
  void rootKey_opensNothingElse() {
    root.get("/api/interactions").expect(401);
    root.get("/api/api-keys").expect(401);
    root.post("/api/interactions", "{}").expect(401);
  }
}

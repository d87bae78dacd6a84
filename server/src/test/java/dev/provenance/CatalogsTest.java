package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Kind;
import dev.provenance.store.CatalogStore;
import dev.provenance.store.Database;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.Heads;
import dev.provenance.store.LogWriter;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What another node on the same database knows of a catalog. */
final class CatalogsTest {
  private static final Instant NOW = Instant.parse("2024-01-15T10:30:00Z");

  @Test
  void recent_isOfTheLastFiveSeconds() {
    ApiClient client = TestServer.newTenant();
    int tenant = TestServer.tenantId(client);
    String body =
        "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
    String type =
        client.post("/api/interactions", body).json().path("resourceTypeId").stringValue();
    AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    TestDatabase address = TestServer.database();
    try (Database database =
        new Database(new DatabaseAddress(address.url(), address.user(), address.password()), 2)) {
      LogWriter log = new LogWriter(database, new Heads());
      Catalogs other = new Catalogs(new CatalogStore(database, log), clock::get);
      assertThat(other.recent(tenant).byMnemonic(Kind.RESOURCE_TYPE, "T")).isPresent();

      client.put("/api/resource-types/" + type, "{\"mnemonic\": \"RENAMED\"}").expect(200);

      clock.set(NOW.plusMillis(4_999));
      assertThat(other.recent(tenant).byMnemonic(Kind.RESOURCE_TYPE, "T")).isPresent();
      clock.set(NOW.plusMillis(5_000));
      assertThat(other.recent(tenant).byMnemonic(Kind.RESOURCE_TYPE, "T")).isEmpty();
      assertThat(other.recent(tenant).byMnemonic(Kind.RESOURCE_TYPE, "RENAMED")).isPresent();
    }
  }
}

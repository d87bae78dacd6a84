package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No tenant sees or touches another's rows: neither through the API nor past its queries. */
final class IsolationTest {
  private static final String UOW = "550e8400-e29b-41d4-a716-446655440000";
  private static final String BODY =
      """
      {"resourceId": "order-1", "resourceType": "%s", "action": "CREATE", "origin": "WEB",
       "uowId": "%s", "userId": "ada", "externalReference": "ref-1"}
      """;

  private final ApiClient mine = TestServer.newTenant();
  private final ApiClient other = TestServer.newTenant();
  private final JsonNode recorded = record(mine, "ORDER");

  @Test
  void reading_anotherTenantsData_findsNothing() {
    String id = recorded.path("interactionId").stringValue();
    String day = recorded.path("createdDate").stringValue().substring(0, 10);

    other.get("/api/interactions/" + id).expect(404);
    for (String filter :
        List.of("resourceId=order-1", "resourceId=*", "interactionId=" + id, "uowId=" + UOW)) {
      assertThat(total(other.get("/api/interactions?" + filter))).as(filter).isZero();
    }
    assertThat(total(other.get("/api/interactions?startDate=" + day))).isZero();
    assertThat(other.get("/api/interactions?after=0").json().path("data")).isEmpty();
    assertThat(other.get("/api/interactions/timeline").json().path("total").longValue()).isZero();
    assertThat(
            other
                .post("/api/interactions/timeline/refresh", "")
                .expect(200)
                .json()
                .path("upToNumber")
                .longValue())
        .isZero();
    for (String traced : List.of(UOW, "order-1")) {
      other.get("/api/traces/" + traced).expect(404);
      other.get("/api/traces/" + traced + "/timeline").expect(404);
      other.get("/api/traces/" + traced + "/summary").expect(404);
    }
    String search =
        "{\"resources\": [{\"resourceId\": \"order-1\"}, {\"resourceId\": \"" + UOW + "\"}]}";
    assertThat(total(other.post("/api/activity", search))).isZero();
    assertThat(total(mine.post("/api/activity", search))).isEqualTo(1);
  }

  @Test
  void catalog_ofAnotherTenant_isNotThere() {
    for (String kind : List.of("resource-types", "actions", "origins")) {
      String field =
          kind.equals("resource-types")
              ? "resourceTypeId"
              : kind.substring(0, kind.length() - 1) + "Id";
      String id = recorded.path(field).stringValue();
      String path = "/api/" + kind + "/" + id;
      mine.get(path).expect(200);

      other.get(path).expect(404);
      other.put(path, "{\"title\": \"Mine now\"}").expect(404);
      other.delete(path).expect(404);
      assertThat(other.get("/api/" + kind).expect(200).text()).doesNotContain(id);
      other
          .post(
              "/api/interactions",
              BODY.formatted("X", UOW)
                  .replace("\"resourceType\": \"X\"", "\"resourceTypeId\": \"" + id + "\""))
          .expect(400);
      mine.get(path).expect(200);
    }
  }

  @Test
  void keys_ofAnotherTenant_areNotThere() {
    String id =
        mine.post("/api/api-keys", "{\"label\": \"mine\"}")
            .expect(201)
            .json()
            .path("apiKeyId")
            .stringValue();

    assertThat(other.get("/api/api-keys").expect(200).text()).doesNotContain(id);
    other.delete("/api/api-keys/" + id).expect(404);
    mine.delete("/api/api-keys/" + id).expect(204);
  }

  @Test
  void settings_ofOneTenant_leaveTheOtherAlone() {
    mine.put("/api/settings", "{\"strictCatalog\": true}").expect(200);

    assertThat(other.get("/api/settings").json().path("strictCatalog").booleanValue()).isFalse();
    record(other, "NEW");
  }

  @Test
  void writing_sameIdsAndIdempotencyKey_staysApart() {
    var key = java.util.Map.of("Idempotency-Key", "the same");
    for (ApiClient client : List.of(mine, other)) {
      ApiClient.Answer answer =
          client.send("POST", "/api/interactions", BODY.formatted("ORDER", UOW), key).expect(201);
      assertThat(answer.header("Idempotent-Replayed")).isEmpty();
    }

    assertThat(total(mine.get("/api/interactions?uowId=" + UOW))).isEqualTo(2);
    assertThat(total(other.get("/api/interactions?uowId=" + UOW))).isEqualTo(1);
    assertThat(record(other, "ORDER").path("interactionNumber").longValue()).isEqualTo(2);
  }

  @Test
  void serverRole_isBoundByRowLevelSecurity() throws SQLException {
    try (Connection connection = TestServer.database().connectAsServer()) {
      assertThat(
              TestDatabase.rows(
                  connection,
                  "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"))
          .containsExactly("provenance_app|f|f|f");
    }
  }

  @Test
  void serverRole_withoutTenant_seesNothing() throws SQLException {
    try (Connection connection = TestServer.database().connectAsServer()) {
      for (String table : tenantTables()) {
        assertThat(TestDatabase.rows(connection, "SELECT tenant_id FROM " + table))
            .as(table)
            .isEmpty();
      }
    }
  }

  @Test
  void serverRole_withOneTenant_cannotReachTheOther() throws SQLException {
    record(other, "ORDER");
    int a = TestServer.tenantId(mine);
    int b = TestServer.tenantId(other);
    try (Connection connection = TestServer.database().connectAsServer();
        Statement statement = connection.createStatement()) {
      statement.execute("SET provenance.tenant_id = '" + a + "'");
      for (String table : tenantTables()) {
        assertThat(TestDatabase.rows(connection, "SELECT DISTINCT tenant_id FROM " + table))
            .as(table)
            .isSubsetOf(String.valueOf(a));
      }
      assertThat(statement.executeUpdate("UPDATE log_head SET head = 0 WHERE tenant_id = " + b))
          .isZero();
      assertThat(
              statement.executeUpdate(
                  "UPDATE api_key SET revoked_date = now() WHERE tenant_id = " + b))
          .isZero();
      assertThat(statement.executeUpdate("DELETE FROM idempotency WHERE tenant_id = " + b))
          .isZero();
      assertThatThrownBy(() -> statement.execute("UPDATE log_head SET tenant_id = " + b))
          .hasMessageContaining("row-level security");
      assertThatThrownBy(() ->
              statement.execute(
                  "INSERT INTO idempotency (tenant_id, key, request_hash, numbers) VALUES (%d, 'k', '', '{1}')"
                      .formatted(b)))
          .hasMessageContaining("row-level security");
      for (String forbidden :
          List.of(
              "UPDATE interaction SET user_id = 'x'",
              "DELETE FROM interaction",
              "TRUNCATE interaction",
              "ALTER TABLE interaction DISABLE ROW LEVEL SECURITY",
              "UPDATE tenant SET name = 'x'",
              "SET ROLE postgres")) {
        assertThatThrownBy(() -> statement.execute(forbidden)).as(forbidden).isNotNull();
      }
    }
  }

  @Test
  void tablesWithATenant_haveRowLevelSecurityAndAPolicy() {
    assertThat(tenantTables()).hasSizeGreaterThan(8);
    assertThat(
            TestServer.database()
                .rows(
                    """
                    SELECT c.relname FROM pg_class c
                      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                       AND NOT (c.relrowsecurity
                                AND EXISTS (SELECT FROM pg_policies p
                                             WHERE p.tablename = c.relname AND 'provenance_app' = ANY (p.roles)
                                               AND p.qual LIKE '%tenant_id = current_tenant()%'
                                               AND p.with_check LIKE '%tenant_id = current_tenant()%'))
                    """))
        .as("tables without the second wall")
        .isEmpty();
  }

  @Test
  void tablesWithoutATenant_areKnownOnes() {
    assertThat(
            TestServer.database()
                .rows(
                    """
                    SELECT c.relname FROM pg_class c
                     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
                       AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
                     ORDER BY 1
                    """))
        .containsExactly("flyway_schema_history");
  }

  /** A partition is a table too: whoever could read it directly would pass the policy by. */
  @Test
  void partitions_areClosedToTheServerRole() {
    assertThat(
            TestServer.database()
                .rows(
                    """
                    SELECT c.relname FROM pg_class c
                     WHERE c.relispartition AND c.relkind = 'r'
                       AND has_table_privilege('provenance_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')
                    """))
        .isEmpty();
  }

  @Test
  void uniqueIndexes_beginWithTheTenant() {
    assertThat(
            TestServer.database()
                .rows(
                    """
                    SELECT i.indexrelid::regclass FROM pg_index i
                      JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
                      JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id'
                     WHERE i.indisunique AND i.indkey[0] <> t.attnum
                    """))
        .as("only the operator's list of tenants is unique over all of them")
        .containsExactly("tenant_name_key");
  }

  private static List<String> tenantTables() {
    return TestServer.database()
        .rows(
            """
            SELECT c.relname FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            """);
  }

  private static JsonNode record(ApiClient client, String type) {
    return client.post("/api/interactions", BODY.formatted(type, UOW)).expect(201).json();
  }

  private static long total(ApiClient.Answer answer) {
    return answer.expect(200).json().at("/pagination/total").longValue();
  }
}

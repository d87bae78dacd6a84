package dev.provenance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.model.IndexedText;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL goes about suggestions, as the role that row-level security binds. */
final class SuggestPlanTest {
  private static final int ROWS = 100_000;

  /** Blocks of an index that one look-up reads, a generous guess. */
  private static final int LOOK_UP = 12;

  private final ApiClient client = TestServer.newTenant();
  private final int tenant = TestServer.tenantId(client);
  private final TestDatabase database = TestServer.database();

  /** One value has nearly all rows, and its neighbours few. */
  @ParameterizedTest
  @EnumSource(IndexedText.class)
  void values_ofManyRows_areLookedUp(IndexedText member) throws SQLException {
    fill();
    try (Connection connection = database.connectAsServer()) {
      JsonNode plan =
          explain(
              connection,
              SuggestReader.query(tenant, new Snapshot(ROWS, ROWS, 0, 0, 0), member, "h", 20));

      assertThat(plan.path("Actual Rows").asDouble()).isEqualTo(3);
      long blocks =
          plan.path("Shared Hit Blocks").longValue() + plan.path("Shared Read Blocks").longValue();
      assertThat(blocks).isLessThanOrEqualTo(4 * LOOK_UP);
      assertThat(plan.toString()).contains("Index Only Scan").doesNotContain("Bitmap");
    }
  }

  private void fill() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO posting (tenant_id, member, count, at, value)
          SELECT %1$d, member, 1, n, value
            FROM generate_series(1, %2$d) n CROSS JOIN generate_series(0, 2) member
           CROSS JOIN LATERAL (SELECT CASE n WHEN 7 THEN 'ha' WHEN 50007 THEN 'hz' WHEN 8 THEN 'x' ELSE 'hot' END AS value) v;
          ANALYZE posting;
          """
              .formatted(tenant, ROWS));
    }
  }

  private JsonNode explain(Connection connection, Sql sql) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      settings.execute("SET plan_cache_mode = force_custom_plan; SET jit = off");
      settings.execute("SELECT set_config('provenance.tenant_id', '" + tenant + "', false)");
    }
    try (PreparedStatement statement =
        connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql.text())) {
      sql.bind(statement, 1);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return JsonMapper.shared().readTree(rows.getString(1)).at("/0/Plan");
      }
    }
  }
}

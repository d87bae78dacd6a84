package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.RewrittenServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server whose statements have lost their conditions on the tenant: what is left between tenants
 * is row-level security, and it must be enough on every operation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecondWallTest {
  private static final Pattern CONDITION = Pattern.compile("(\\b\\w+\\.)?\\btenant_id = \\?");
  private static final String NO_CONDITION = "?::int IS NOT NULL";

  private final AtomicLong struck = new AtomicLong();
  private RewrittenServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws SQLException {
    server = RewrittenServer.start(folder, "second_wall", this::strike);
  }

  @AfterAll
  void stop() throws SQLException {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("dev.provenance.contract.EveryEndpointTest#operations")
  void anotherTenant_findsAndChangesNothing(Operation operation) {
    Victim victim = new Victim(server.newTenant());
    String before = victim.state();
    ApiClient other = server.newTenant();
    victim.assertHiddenFrom(other, operation);
    assertThat(victim.state()).isEqualTo(before);
  }

  /** The test can fail: without the second wall, one reads the other's log. */
  @Test
  void withoutIt_anotherTenantReadsTheLog() throws SQLException {
    Victim victim = new Victim(server.newTenant());
    ApiClient other = server.newTenant();
    other.post("/api/interactions", Victim.interaction("own", "mine")).expect(201);
    String asked = "/api/interactions/export?format=ndjson";
    long before = struck.get();
    assertThat(other.get(asked).expect(200).text()).doesNotContain("victims-order");
    assertThat(struck).hasValueGreaterThan(before);
    server.database().execute("ALTER TABLE interaction DISABLE ROW LEVEL SECURITY");
    try {
      assertThat(other.get(asked).text()).contains("victims-order");
    } finally {
      server.database().execute("ALTER TABLE interaction ENABLE ROW LEVEL SECURITY");
    }
    assertThat(victim.state()).contains(Victim.SECRET);
  }

  private String strike(String sql) {
    Matcher conditions = CONDITION.matcher(sql);
    return conditions.replaceAll(_ -> {
      struck.incrementAndGet();
      return Matcher.quoteReplacement(NO_CONDITION);
    });
  }
}

package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the samples do not show; counts are held against a model in {@code CountsAgreeTest}. */
final class TimelineTest {
  @ParameterizedTest
  @ValueSource(strings = {"action", "resourceType"})
  void grouped_whereThereIsNothingToGroup_hasEmptyGroups(String groupBy) {
    ApiClient client = TestServer.newTenant();

    JsonNode data =
        client
            .get("/api/interactions/timeline?days=1&groupBy=" + groupBy)
            .expect(200)
            .json()
            .path("data");

    assertThat(data.valueStream()).isNotEmpty().allMatch(bucket -> bucket.at("/groups").isObject());
  }
}

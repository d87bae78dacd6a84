package dev.provenance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.provenance.sdk.testing.FakeProvenance;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProvenanceBuilderTest {
  @Test
  void build_nothingGiven_takesTheEnvironment() {
    try (FakeProvenance server = FakeProvenance.start();
        Provenance provenance =
            builder(
                    Map.of(
                        "PROVENANCE_API_URL",
                        server.apiUrl() + "/",
                        "PROVENANCE_API_KEY",
                        FakeProvenance.API_KEY,
                        "PROVENANCE_ORIGIN",
                        "environment"))
                .build()) {
      provenance.log(Interaction.of("ORDER", "order-1", "CREATE"));
      assertThat(server.awaitInteractions(1, Duration.ofSeconds(10)).get(0).origin())
          .isEqualTo("environment");
    }
  }

  @Test
  void build_noKey_saysWhereToGiveIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).build())
        .withMessageContaining("PROVENANCE_API_KEY");
  }

  @Test
  void log_noOriginAnywhere_saysSo() {
    try (Provenance provenance = builder(Map.of("PROVENANCE_API_KEY", "pak_1")).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> provenance.log(Interaction.of("ORDER", "order-1", "CREATE")))
          .withMessageContaining("origin");
    }
  }

  private static ProvenanceBuilder builder(Map<String, String> environment) {
    return new ProvenanceBuilder(environment::get);
  }
}

package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An id is computed, not stored: only the very one that was given out may find something. */
final class InteractionByIdTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";

  private final ApiClient client = TestServer.newTenant();
  private final UUID id =
      UUID.fromString(
          client
              .post("/api/interactions", BODY)
              .expect(201)
              .json()
              .path("interactionId")
              .stringValue());

  @Test
  void get_ownId_findsIt() {
    assertThat(client.get("/api/interactions/" + id).expect(200).text()).contains(id.toString());
  }

  @Test
  void get_anyBitChanged_isNotFound() {
    for (int bit = 0; bit < 64; bit++) {
      UUID low = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1L << bit);
      UUID high = new UUID(id.getMostSignificantBits() ^ 1L << bit, id.getLeastSignificantBits());
      client.get("/api/interactions/" + low).expect(404);
      client.get("/api/interactions/" + high).expect(404);
    }
  }

  @Test
  void list_idWithAnotherDate_findsNothing() {
    UUID later = new UUID(id.getMostSignificantBits() + (1L << 20), id.getLeastSignificantBits());

    assertThat(total("?interactionId=" + id)).isEqualTo(1);
    assertThat(total("?interactionId=" + later)).isZero();
  }

  @Test
  void list_afterTheLargestNumber_isEmpty() {
    String answer =
        client.get("/api/interactions?after=" + (Long.MAX_VALUE - 1)).expect(200).text();

    assertThat(answer).contains("\"data\":[]");
    client.get("/api/interactions?after=" + Long.MAX_VALUE).expect(400);
  }

  private long total(String query) {
    return client
        .get("/api/interactions" + query)
        .expect(200)
        .json()
        .at("/pagination/total")
        .longValue();
  }

  @Test
  void get_noUuid_isInvalid() {
    client.get("/api/interactions/42").expect(400);
    client.get("/api/interactions/1-1-1-1-1").expect(400);
  }

  @Test
  void get_anotherTenantsId_isNotFound() {
    ApiClient other = TestServer.newTenant();
    other.post("/api/interactions", BODY).expect(201);

    other.get("/api/interactions/" + id).expect(404);
  }
}

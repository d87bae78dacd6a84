package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Ledger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Sends recordings one by one, and writes into a {@link Ledger} what is answered. */
final class Recordings {
  private final ApiClient client;
  private final Ledger ledger;

  Recordings(ApiClient client, Ledger ledger) {
    this.client = client;
    this.ledger = ledger;
  }

  enum Way {
    ONE(1, false),
    ONE_WITH_KEY(1, true),
    BATCH(3, false),
    BATCH_WITH_KEY(3, true);

    private final int size;
    final boolean hasKey;

    Way(int size, boolean hasKey) {
      this.size = size;
      this.hasKey = hasKey;
    }
  }

  /**
   * A request.
   *
   * @param references one for each interaction
   */
  record Recording(Way way, List<String> references) {
    private String path() {
      return way.size == 1 ? "/api/interactions" : "/api/interactions/batch";
    }

    private String body() {
      String items =
          references.stream()
              .map(
                  """
                  {"resourceId": "order", "resourceType": "ORDER", "action": "PAID", "origin": "SHOP",
                   "externalReference": "%s", "interaction": {"total": 7}}\
                  """
                      ::formatted)
              .collect(Collectors.joining(","));
      return way.size == 1 ? items : "[" + items + "]";
    }

    private Map<String, String> headers() {
      return way.hasKey ? Map.of("Idempotency-Key", references.getFirst()) : Map.of();
    }
  }

  /**
   * What a request was told.
   *
   * @param isReplay whether it had been stored by an earlier one with the same key
   */
  record Told(boolean isStored, boolean isReplay) {}

  /** One that has not been sent. */
  Recording next(Way way) {
    return new Recording(way, Stream.generate(ledger::next).limit(way.size).toList());
  }

  /** Sends it, perhaps again; there is no answer but 201, and 503 that says when to come back. */
  Told send(Recording recording) {
    ApiClient.Answer answer =
        client.send("POST", recording.path(), recording.body(), recording.headers());
    assertThat(answer.status()).as(answer.text()).isIn(201, 503);
    if (answer.status() == 503) {
      assertThat(answer.header("Retry-After")).as("Retry-After").matches("[1-9][0-9]*");
      return new Told(false, false);
    }
    JsonNode body = answer.json();
    String first = recording.way.size == 1 ? "interactionNumber" : "firstNumber";
    long number = body.path(first).longValue();
    for (String reference : recording.references) {
      ledger.acknowledge(reference, number++);
    }
    return new Told(true, answer.header("Idempotent-Replayed").equals("true"));
  }
}

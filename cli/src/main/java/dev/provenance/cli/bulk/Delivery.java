package dev.provenance.cli.bulk;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.console.CommandException;
import tools.jackson.databind.JsonNode;

/**
 * Has the server store batches. The idempotency key of a request follows from what it holds: the
 * very same batch, sent by another run, is stored once.
 *
 * @param keyPrefix the beginning of the idempotency keys, which tells who sent it
 */
public record Delivery(ApiClient api, String keyPrefix) {

  /** Returns the server's receipt after the batch is on its disk. */
  public JsonNode deliver(Batch batch) {
    byte[] body = batch.body();
    JsonNode receipt =
        api.send(
            ApiRequest.change(
                "/interactions/batch", "application/x-ndjson", body, keyPrefix + Sha256.hex(body)));
    if (receipt.path("count").asInt(-1) != batch.size()) {
      throw new CommandException(
          "The server answered a batch of %d interactions with the count %s."
              .formatted(batch.size(), receipt.path("count")));
    }
    return receipt;
  }
}

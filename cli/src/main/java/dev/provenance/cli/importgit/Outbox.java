package dev.provenance.cli.importgit;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.console.CommandException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Collects interactions and sends them, one full batch after the other.
 *
 * <p>What a batch holds follows from its first interaction and the history alone. So a run that
 * takes up where a killed one left off builds the very batch that may still be on its way, with the
 * same idempotency key, and the server stores it once.
 */
final class Outbox {
  private final ApiClient api;
  private final Batch.Limits limits;
  private final ImportProgress progress;
  private final Batch batch;
  private long commitsCompleted;

  Outbox(ApiClient api, Batch.Limits limits, ImportProgress progress) {
    this.api = api;
    this.limits = limits;
    this.progress = progress;
    this.batch = new Batch(limits);
  }

  /** Takes a commit's interactions from the index on; they are stored after {@link #flush}. */
  void add(CommitInteractions commit, int from) {
    if (batch.size() + commit.size() - from > limits.items()) {
      flush();
    }
    int begin = batch.size();
    for (int i = from; i < commit.size(); i++) {
      byte[] line = commit.json(i);
      while (!batch.offer(line)) {
        makeRoom(begin);
        begin = 0;
      }
    }
    commitsCompleted++;
  }

  /** Sends what is left; returns after the server has it on disk. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    byte[] body = batch.body();
    JsonNode answer =
        api.send(
            ApiRequest.change(
                "/interactions/batch", "application/x-ndjson", body, Batch.idempotencyKey(body)));
    if (answer.path("count").asInt(-1) != batch.size()) {
      throw new CommandException(
          "The server answered a batch of %d interactions with the count %s."
              .formatted(batch.size(), answer.path("count")));
    }
    progress.imported(batch.size(), commitsCompleted);
    commitsCompleted = 0;
    batch.takeFrom(0);
  }

  /** A commit that does not fit is split from its own beginning, never after another commit. */
  private void makeRoom(int begin) {
    List<byte[]> begun = begin == 0 ? List.of() : batch.takeFrom(begin);
    flush();
    begun.forEach(batch::offer);
  }
}

package dev.provenance.cli.importgit;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.bulk.Batch;
import dev.provenance.cli.bulk.Delivery;
import dev.provenance.cli.bulk.Outbox;
import dev.provenance.cli.git.Commit;
import dev.provenance.cli.git.GitLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Records every commit of a history that the server does not have yet. There is no state but the
 * server's: for some commits at a time it is asked how many of their interactions it has, and gets
 * the rest. Memory holds such a group and one batch, however long the history is.
 *
 * <p>What another run records between that answer and the next batch is kept from being stored
 * twice by the keys of the interactions, as long as the server remembers them.
 */
final class GitImport {
  static final Batch.Limits LIMITS = new Batch.Limits(5_000, 8 * 1024 * 1024);

  private final RecordedCounts recorded;
  private final Outbox outbox;
  private final ImportProgress progress;
  private final Batch.Limits limits;

  GitImport(ApiClient api, Batch.Limits limits, ImportProgress progress) {
    this.recorded = new RecordedCounts(api);
    Delivery delivery = new Delivery(api, CommitInteractions.KEY_PREFIX);
    this.outbox =
        new Outbox(
            limits,
            (batch, commits) -> {
              delivery.deliver(batch);
              progress.imported(batch.size(), commits);
            });
    this.progress = progress;
    this.limits = limits;
  }

  /** Returns when the first so many commits are on the server, or all if there are fewer. */
  void run(GitLog log, long commits) {
    List<CommitInteractions> group = new ArrayList<>();
    int interactions = 0;
    for (long read = 0; read < commits; read++) {
      Commit commit = log.next();
      if (commit == null) {
        break;
      }
      if (commit.changes().isEmpty()) {
        progress.withoutFiles();
        continue;
      }
      group.add(new CommitInteractions(commit));
      interactions += commit.changes().size();
      if (group.size() == RecordedCounts.MOST_ASKED || interactions >= limits.items()) {
        record(group);
        group.clear();
        interactions = 0;
      }
    }
    record(group);
    outbox.flush();
  }

  private void record(List<CommitInteractions> group) {
    Map<UUID, Long> counts = recorded.of(group.stream().map(CommitInteractions::uowId).toList());
    for (CommitInteractions commit : group) {
      long there = counts.getOrDefault(commit.uowId(), 0L);
      if (there >= commit.size()) {
        progress.alreadyThere();
      } else {
        outbox.add(commit, Math.toIntExact(there));
      }
    }
  }
}

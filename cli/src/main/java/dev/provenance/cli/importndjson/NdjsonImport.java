package dev.provenance.cli.importndjson;

import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.bulk.Batch;
import dev.provenance.cli.bulk.Delivery;
import dev.provenance.cli.bulk.Outbox;
import dev.provenance.cli.console.CommandException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Records the lines of a file in their order, batch by batch. Every line has an idempotency key, so
 * what the server has already it does not store again.
 */
final class NdjsonImport {
  static final Batch.Limits LIMITS = new Batch.Limits(1_000, 4 * 1024 * 1024);

  private final Source source;
  private final Delivery delivery;
  private final ImportProgress progress;
  private final Outbox outbox;
  private final List<Long> pending = new ArrayList<>();
  private long position;

  /**
   * What is imported.
   *
   * @param name for messages
   * @param skipFaulty whether to go on without faulty lines
   */
  record Source(String name, Lines lines, boolean skipFaulty) {}

  NdjsonImport(Source source, Delivery delivery, Batch.Limits limits, ImportProgress progress) {
    this.source = source;
    this.delivery = delivery;
    this.progress = progress;
    this.outbox = new Outbox(limits, (batch, lines) -> store(batch));
  }

  /** Returns when all lines that are not faulty are on the server. */
  void run() throws IOException {
    for (Line line = source.lines().next(); line != null; line = source.lines().next()) {
      if (line.bytes().length > Lines.LONGEST) {
        progress.faulty(at(line.number()) + "is longer than 15 MiB");
        stopUnlessSkipping(1);
        continue;
      }
      outbox.add(new Single(Item.of(line)), 0);
      pending.add(line.number());
      position = line.position();
    }
    outbox.flush();
  }

  private record Single(byte[] item) implements Outbox.Group {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public byte[] line(int index) {
      return item;
    }
  }

  /** Outbox sends before it takes the line that did not fit, so the pending are the batch's. */
  private void store(Batch batch) {
    List<byte[]> items = new ArrayList<>(batch.lines());
    List<Long> numbers = new ArrayList<>(pending);
    pending.clear();
    while (!items.isEmpty()) {
      Batch rest = new Batch(new Batch.Limits(items.size(), Integer.MAX_VALUE));
      items.forEach(rest::offer);
      try {
        progress.stored(delivery.deliver(rest), position);
        return;
      } catch (ApiException refusal) {
        SortedMap<Integer, List<String>> faulty = FaultyItems.of(refusal, items.size());
        if (faulty.isEmpty()) {
          throw refusal;
        }
        faulty.forEach(
            (index, faults) -> progress.faulty(at(numbers.get(index)) + String.join("; ", faults)));
        stopUnlessSkipping(faulty.size());
        for (int index : faulty.sequencedKeySet().reversed()) {
          items.remove(index);
          numbers.remove(index);
        }
      }
    }
  }

  private void stopUnlessSkipping(int count) {
    if (!source.skipFaulty()) {
      String them = count == 1 ? "it" : "them";
      throw new CommandException(
          "%d faulty line%s; nothing of the batch with %s was stored."
                  .formatted(count, count == 1 ? "" : "s", them)
              + " Correct %s, or leave %s out with --skip-faulty.".formatted(them, them));
    }
  }

  private String at(long line) {
    return source.name() + ":" + line + ": ";
  }
}

package dev.provenance.sdk.queue;

import java.util.List;
import java.util.Optional;

record MemoryBacklog(LineQueue queue) implements Backlog {
  @Override
  public boolean offer(byte[] line, long waitNanos, Counts counts) {
    return queue.offer(line, waitNanos, counts);
  }

  @Override
  public Optional<Batch> take(int maxLines, long maxBytes) throws InterruptedException {
    return queue.take(maxLines, maxBytes);
  }

  @Override
  public void done(Batch batch) {
    queue.done(batch);
  }

  @Override
  public void close() {
    queue.close();
  }

  @Override
  public boolean survives() {
    return false;
  }

  @Override
  public List<byte[]> end() {
    return queue.drain();
  }
}

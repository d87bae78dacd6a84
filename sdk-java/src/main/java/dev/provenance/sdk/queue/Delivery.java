package dev.provenance.sdk.queue;

import dev.provenance.sdk.api.ConnectionException;
import dev.provenance.sdk.api.Fault;
import dev.provenance.sdk.api.Refusal;
import dev.provenance.sdk.http.Answer;
import dev.provenance.sdk.http.Call;
import dev.provenance.sdk.http.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends a batch until each of its lines is stored or rejected. */
final class Delivery {
  private static final Call BATCH = Call.of("POST", "/interactions/batch");

  private final Transport transport;
  private final Backoff backoff;
  private final Counts counts;
  private final QueueListener listener;

  /** Parts of the batch that are not settled, the first one under way. */
  private final ConcurrentLinkedDeque<List<byte[]>> unsettled = new ConcurrentLinkedDeque<>();

  Delivery(Transport transport, Backoff backoff, Counts counts, QueueListener listener) {
    this.transport = transport;
    this.backoff = backoff;
    this.counts = counts;
    this.listener = listener;
  }

  /** Sends a batch; the same batch again after a failure goes on where that was. */
  void deliver(Batch batch) throws InterruptedException {
    if (unsettled.isEmpty()) {
      unsettled.push(batch.lines());
    }
    while (!unsettled.isEmpty()) {
      List<byte[]> lines = unsettled.element();
      Optional<Refusal> refusal = post(lines);
      backoff.reset();
      unsettled.remove();
      if (refusal.isPresent()) {
        divide(lines, refusal.get());
      } else {
        counts.countSent(lines.size());
        listener.sent(lines);
      }
    }
  }

  /** What was given up in the middle; once. */
  List<byte[]> takeUnsettled() {
    List<byte[]> lines = unsettled.stream().flatMap(List::stream).toList();
    unsettled.clear();
    return lines;
  }

  /** Posts until there is an answer that depends on the lines; empty if they are stored. */
  private Optional<Refusal> post(List<byte[]> lines) throws InterruptedException {
    Call call = BATCH.with("application/x-ndjson", joined(lines));
    for (Optional<Answer> answer = attempt(call); ; answer = attempt(call)) {
      if (answer.isEmpty()) {
        backoff.pause(Duration.ZERO);
      } else if (Stored.isSaidBy(answer.get(), lines.size())) {
        return Optional.empty();
      } else {
        Refusal refusal = refusal(answer.get(), lines.size());
        if (dependsOnLines(refusal.status())) {
          return Optional.of(refusal);
        }
        listener.failed(refusal.exception());
        pause(refusal);
      }
      counts.countRetry();
    }
  }

  private static Refusal refusal(Answer answer, int lines) {
    return answer.isSuccess()
        ? Refusal.unexpected(answer, Stored.expected(lines))
        : Refusal.of(answer);
  }

  private Optional<Answer> attempt(Call call) throws InterruptedException {
    try {
      return Optional.of(transport.exchange(call));
    } catch (IOException e) {
      listener.failed(new ConnectionException(e));
    } catch (RuntimeException | Error e) { // whatever it is, records must not be lost by it
      listener.failed(new IllegalStateException("a request failed: " + e, e));
    }
    return Optional.empty();
  }

  private void pause(Refusal refusal) throws InterruptedException {
    int status = refusal.status();
    if (status == 408 || status == 429 || status >= 500) {
      backoff.pause(refusal.retryAfter().orElse(Duration.ZERO));
    } else {
      backoff.pauseLongest();
    }
  }

  private static boolean dependsOnLines(int status) {
    return status == 400 || status == 413 || status == 422;
  }

  /** Rejects what the server names, or a line that is alone; what else there is goes again. */
  private void divide(List<byte[]> lines, Refusal refusal) {
    Map<Integer, List<Fault>> faulty =
        refusal.status() == 400 ? FaultyLines.of(refusal.details(), lines.size()) : Map.of();
    if (!faulty.isEmpty()) {
      List<byte[]> others = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (faulty.containsKey(i)) {
          reject(lines.get(i), faulty.get(i));
        } else {
          others.add(lines.get(i));
        }
      }
      again(others);
    } else if (lines.size() == 1) {
      reject(lines.get(0), List.of(new Fault("", refusal.detail())));
    } else {
      again(lines.subList(lines.size() / 2, lines.size()));
      again(lines.subList(0, lines.size() / 2));
    }
  }

  private void again(List<byte[]> lines) {
    if (!lines.isEmpty()) {
      unsettled.push(lines);
    }
  }

  private void reject(byte[] line, List<Fault> reasons) {
    counts.countRejected();
    listener.rejected(line, reasons);
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream body =
        new ByteArrayOutputStream(lines.stream().mapToInt(line -> line.length + 1).sum());
    for (byte[] line : lines) {
      if (body.size() > 0) {
        body.write('\n');
      }
      body.writeBytes(line);
    }
    return body.toByteArray();
  }
}

package dev.provenance.http;

import dev.provenance.query.InteractionRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to write an answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodingBenchmark {
  private static final int MANY = 100;

  private final InteractionRecord one = recorded();
  private final List<InteractionRecord> many = Collections.nCopies(MANY, one);

  @Benchmark
  public byte[] one() {
    return Json.bytes(one);
  }

  /** By interaction. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public byte[] many() {
    return Json.bytes(many);
  }

  private static InteractionRecord recorded() {
    UUID id = UUID.fromString("018f3a5e-7c1b-7d2e-9f00-1234567890ab");
    Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
    String note = "lorem ipsum dolor ".repeat(8);
    return new InteractionRecord(
        id,
        4_711,
        "cold-4711",
        id,
        id,
        id,
        "{\"total\":4711,\"currency\":\"EUR\",\"note\":\"" + note + "\"}",
        "ref-4711",
        null,
        id,
        "user-17",
        id.toString(),
        null,
        now,
        now);
  }
}

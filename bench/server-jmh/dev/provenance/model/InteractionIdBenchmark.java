package dev.provenance.model;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What ids cost that are computed instead of stored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InteractionIdBenchmark {
  private final Instant created = Instant.parse("2026-01-02T03:04:05.678Z");
  private final Tenant tenant = new Tenant(1, "default", 0x1234_5678_9ABCL, false, created);
  private final UUID id = InteractionId.of(tenant, 4_711, created);
  private long number;

  @Benchmark
  public UUID of() {
    return InteractionId.of(tenant, ++number, created);
  }

  @Benchmark
  public String asText() {
    return InteractionId.of(tenant, ++number, created).toString();
  }

  @Benchmark
  public Object number() {
    return InteractionId.number(tenant, id);
  }

  @Benchmark
  public Object span() {
    return InteractionId.span(tenant, ++number);
  }
}

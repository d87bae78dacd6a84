package dev.provenance.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to read and validate an interaction with a payload of about 200 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParsingBenchmark {
  private static final int BATCH = 100;

  private final SubmissionParser parser = new SubmissionParser();
  private final byte[] single = interaction(0).getBytes(StandardCharsets.UTF_8);
  private final byte[] lines = batch("", "\n", "");
  private final byte[] array = batch("[", ",", "]");

  @Setup
  public void check() {
    boolean isFaultless =
        parser.single(single, Map.of()).faults().isEmpty()
            && parser.lines(lines, Map.of()).faults().isEmpty()
            && parser.array(array, Map.of()).items().size() == BATCH;
    if (!isFaultless) {
      throw new IllegalStateException("what is measured must be valid");
    }
  }

  @Benchmark
  public Object single() {
    return parser.single(single, Map.of());
  }

  /** By interaction. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object batchOfLines() {
    return parser.lines(lines, Map.of());
  }

  /** By interaction. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object batchAsArray() {
    return parser.array(array, Map.of());
  }

  private static byte[] batch(String begin, String between, String end) {
    return IntStream.range(0, BATCH)
        .mapToObj(ParsingBenchmark::interaction)
        .collect(Collectors.joining(between, begin, end))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String interaction(int i) {
    return """
    {"resourceId":"cold-%d","resourceType":"ORDER","action":"UPDATE","origin":"WEBAPP","userId":"user-%d",\
    "uowId":"018f3a5e-7c1b-7d2e-9f00-1234567890ab","externalReference":"ref-%d",\
    "interactionTimestamp":"2025-06-01T12:34:56.789Z",\
    "interaction":{"total":%d,"currency":"EUR","note":"%s"}}\
    """
        .formatted(4_711 + i, i % 40, i, 100 * i, "lorem ipsum dolor ".repeat(8));
  }
}

package dev.provenance.cli.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The command line as a process of its own; its stderr goes to a file. Closing kills it. */
public final class CliProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final Path err;
  private final Path out;

  private CliProcess(Process process, Path err, Path out) {
    this.process = process;
    this.err = err;
    this.out = out;
  }

  /** What a process that has ended leaves behind. */
  public record Result(int exitCode, String out, String err) {}

  /** Starts it with its stdout in a file. */
  public static CliProcess start(Map<String, String> variables, String... arguments)
      throws IOException {
    Path out = Files.createTempFile("cli", ".out");
    return start(variables, Redirect.to(out.toFile()), out, arguments);
  }

  /** Starts it with its stdout in a pipe to {@link #output}. */
  public static CliProcess piped(Map<String, String> variables, String... arguments)
      throws IOException {
    Path unused = Files.createTempFile("cli", ".out");
    return start(variables, Redirect.PIPE, unused, arguments);
  }

  /** Runs it to its end. */
  public static Result run(Map<String, String> variables, String... arguments) throws IOException {
    try (CliProcess process = start(variables, arguments)) {
      return process.result();
    }
  }

  public InputStream output() {
    return process.getInputStream();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  public Result result() throws IOException {
    int exitCode = exitCode();
    return new Result(exitCode, out(), err());
  }

  public int exitCode() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + LIMIT);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What is on stdout so far. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  /** Kills it with SIGKILL. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As Ctrl-C does. */
  public void interrupt() throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().onExit().join();
  }

  /** Looks again and again until it is so. */
  public static void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within " + LIMIT + ": " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(err);
    Files.deleteIfExists(out);
  }

  private static CliProcess start(
      Map<String, String> variables, Redirect stdout, Path out, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.provenance.cli.Main");
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile("cli", ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PROVENANCE_"));
    builder.environment().put("XDG_CONFIG_HOME", "/nonexistent");
    builder.environment().putAll(variables);
    builder.redirectOutput(stdout).redirectError(err.toFile());
    return new CliProcess(builder.start(), err, out);
  }
}

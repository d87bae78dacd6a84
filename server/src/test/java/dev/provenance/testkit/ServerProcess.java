package dev.provenance.testkit;

import dev.provenance.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, to be killed. Closing stops it in order and its database. */
public final class ServerProcess implements AutoCloseable {
  private static final String READY = "Provenance is ready at ";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final URI uri;
  private final Path log;

  private ServerProcess(Process process, URI uri, Path log) {
    this.process = process;
    this.uri = uri;
    this.log = log;
  }

  /**
   * Starts it on a free port and returns when it is ready.
   *
   * @param settings environment variables by name
   */
  public static ServerProcess start(Path dataDirectory, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PROVENANCE_PORT", "0");
    environment.put("PROVENANCE_DATA_DIR", dataDirectory.toString());
    environment.putAll(settings);
    try {
      Files.createDirectories(dataDirectory);
      return start(dataDirectory, command(), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return uri;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What this server, and those before it on the same directory, have logged so far. */
  public List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it with SIGKILL; its database stays behind. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to stop with SIGTERM, at once; see {@link #exited}. */
  public void terminate() {
    process.destroy();
  }

  /** Whether it ended by itself within a time. */
  public boolean exited(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!exited(STOP_LIMIT)) {
      kill();
      throw new AssertionError("the server did not stop within " + STOP_LIMIT + ": " + log());
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  private static ServerProcess start(
      Path directory, List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PROVENANCE_"));
    builder.environment().putAll(environment);
    Path log = directory.resolve("test-server.log");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    @Nullable String line = output.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly().onExit().join();
      throw new AssertionError("the server did not start: " + line + "\n" + Files.readString(log));
    }
    return new ServerProcess(process, URI.create(line.substring(READY.length()).strip()), log);
  }
}

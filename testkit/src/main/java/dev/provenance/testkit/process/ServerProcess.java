package dev.provenance.testkit.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
   * Starts the packaged server, which the build has made before the modules that test against it.
   *
   * @param settings environment variables by name; without {@code PROVENANCE_PORT} it takes any
   *     port
   */
  public static ServerProcess start(Path dataDirectory, Map<String, String> settings) {
    return start(dataDirectory, List.of("-jar", jar().toString()), settings);
  }

  /**
   * Starts a server and returns when it is ready.
   *
   * @param program what to run, as {@code java} wants it: {@code -jar FILE}, or a class path and a
   *     class
   */
  public static ServerProcess start(
      Path dataDirectory, List<String> program, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PROVENANCE_PORT", "0");
    environment.put("PROVENANCE_DATA_DIR", dataDirectory.toString());
    environment.putAll(settings);
    List<String> command = new ArrayList<>(java());
    command.addAll(program);
    try {
      Files.createDirectories(dataDirectory);
      return launch(dataDirectory, command, environment);
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

  private static List<String> java() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx512m");
  }

  private static Path jar() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path jar = at.resolve("server/target/provenance-server.jar");
      if (Files.exists(jar)) {
        return jar;
      }
    }
    throw new AssertionError(
        "no server/target/provenance-server.jar here or above: run `mvn package -pl server -am`");
  }

  private static ServerProcess launch(
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

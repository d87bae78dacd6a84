package dev.provenance.cli.testkit;

import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged server with a key that may do everything. */
public final class TestServer implements AutoCloseable {
  public static final String KEY = "pak_" + "0123456789abcdef".repeat(4);

  private final ServerProcess process;
  private final Path directory;

  public TestServer(Path directory) {
    this.directory = directory;
    this.process =
        ServerProcess.start(directory.resolve("data"), Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY));
  }

  public String apiUrl() {
    return process.uri().resolve("/api").toString();
  }

  /** An environment in which commands find this server, and no configuration file. */
  public Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("PROVENANCE_API_URL", apiUrl());
    variables.put("PROVENANCE_API_KEY", KEY);
    variables.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    return variables;
  }

  @Override
  public void close() {
    process.close();
  }
}

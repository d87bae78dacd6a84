package dev.provenance;

import dev.provenance.settings.SettingsReader;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A server in this JVM that keeps an access log. */
final class LoggedServer {
  private LoggedServer() {}

  /**
   * Starts it.
   *
   * @param key the first tenant's first key
   * @param progress told what the server says while it starts
   * @param accessLog told the lines of the access log
   */
  static App start(Path data, String key, Consumer<String> progress, Consumer<String> accessLog) {
    Map<String, String> environment =
        Map.of(
            "PROVENANCE_PORT",
            "0",
            "PROVENANCE_DATA_DIR",
            TestServer.sharePrograms(data).toString(),
            "PROVENANCE_BOOTSTRAP_KEY",
            key,
            "PROVENANCE_ACCESS_LOG",
            "true");
    return App.start(SettingsReader.read(Optional.empty(), environment), progress, accessLog);
  }
}

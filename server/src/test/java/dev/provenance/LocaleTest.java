package dev.provenance;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocaleTest {
  private static final String KEY = "pak_" + "c".repeat(64);

  @Test
  void server_whereDigitsAreOthers_worksAllTheSame(@TempDir Path folder) {
    Path data = TestServer.sharePrograms(folder.resolve("data"));
    List<String> arabic = List.of("-Duser.language=ar", "-Duser.country=EG");
    try (ServerProcess server =
        CompiledServer.start(data, arabic, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      new ApiClient(server.uri(), KEY).get("/api/interactions").expect(200);
    }
  }
}

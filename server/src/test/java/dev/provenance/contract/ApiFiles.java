package dev.provenance.contract;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the {@code api} folder is: the system property {@code provenance.api}, else the nearest
 * {@code api} beside or above the working directory.
 */
final class ApiFiles {
  private ApiFiles() {}

  static Path openApi() {
    return folder().resolve("openapi.yaml");
  }

  static Path scenarios() {
    return folder().resolve("samples").resolve("scenarios");
  }

  private static Path folder() {
    String given = System.getProperty("provenance.api");
    if (given != null) {
      return Path.of(given);
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path here = start; here != null; here = here.getParent()) {
      if (Files.isRegularFile(here.resolve("api/openapi.yaml"))) {
        return here.resolve("api");
      }
    }
    throw new IllegalStateException(
        "no api/openapi.yaml in or above " + start + " (expected there, or in -Dprovenance.api)");
  }
}

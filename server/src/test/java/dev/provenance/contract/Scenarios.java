package dev.provenance.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenario files of {@code api/samples/scenarios}. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * All of them, by name. Each one expects a tenant of its own in which nothing has been recorded.
   */
  public static Stream<Path> scenarios() {
    try (Stream<Path> files = Files.list(ApiFiles.scenarios())) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.provenance.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What differs between operating systems and processors. */
final class Platform {
  private static final String NAME = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  private static final String PROCESSOR =
      System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);

  static final boolean WINDOWS = NAME.startsWith("windows");
  static final boolean LINUX = NAME.startsWith("linux");

  private Platform() {}

  /** Names the archive of binaries may have on the class path, the likeliest first. */
  static List<String> archiveNames() {
    String system = LINUX ? "linux" : WINDOWS ? "windows" : "darwin";
    List<String> processors =
        switch (PROCESSOR) {
          case "amd64", "x86_64" -> List.of("x86_64", "amd64");
          case "aarch64", "arm64" -> List.of("arm_64", "arm64v8", "aarch64");
          default -> List.of(PROCESSOR);
        };
    return processors.stream().map(p -> "/postgres-%s-%s.txz".formatted(system, p)).toList();
  }

  static String executable(String name) {
    return WINDOWS ? name + ".exe" : name;
  }

  /** The absolute path of a command of the operating system. */
  static Optional<String> find(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}

package dev.provenance.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** PostgreSQL's programs, unpacked from the class path. */
final class Binaries {
  /** Of the archive on the class path: the dependency's version in the build file. */
  static final String VERSION = "18.6.0";

  private final Path directory;
  private final ChildCommands commands;

  private Binaries(Path directory, ChildCommands commands) {
    this.directory = directory;
    this.commands = commands;
  }

  static String majorVersion() {
    return VERSION.substring(0, VERSION.indexOf('.'));
  }

  static Binaries unpacked(
      DataDirectory directory, ChildCommands commands, Consumer<String> progress)
      throws IOException {
    if (!Files.isDirectory(directory.binaries())) {
      progress.accept("Unpacking PostgreSQL %s into %s".formatted(VERSION, directory.binaries()));
      Path partial = directory.createPartial(directory.binaries());
      try (InputStream archive = archive()) {
        new TxzArchive(archive).unpackInto(partial);
      }
      DataDirectory.publish(partial, directory.binaries());
    }
    return new Binaries(directory.binaries(), commands);
  }

  /** A program with these arguments, as a user it does not refuse. */
  ProcessBuilder command(String program, List<String> arguments) {
    return commands.command(line(program, arguments));
  }

  /** The same, out of reach of the terminal's Ctrl-C. */
  ProcessBuilder detached(String program, List<String> arguments) {
    return commands.detached(line(program, arguments));
  }

  private List<String> line(String program, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(directory.resolve("bin").resolve(Platform.executable(program)).toString());
    line.addAll(arguments);
    return line;
  }

  private static InputStream archive() {
    for (String name : Platform.archiveNames()) {
      InputStream archive = Binaries.class.getResourceAsStream(name);
      if (archive != null) {
        return archive;
      }
    }
    throw new EmbeddedPostgresException(
        "This build carries no PostgreSQL for this machine (looked for %s on the class path). Build it on this kind of machine, or give the server a PostgreSQL of your own."
            .formatted(Platform.archiveNames()));
  }
}

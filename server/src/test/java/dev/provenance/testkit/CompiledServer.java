package dev.provenance.testkit;

import dev.provenance.Main;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server as it was just compiled, in a process of its own: its jar is made after its tests. */
public final class CompiledServer {
  private CompiledServer() {}

  /** See {@link ServerProcess#start(Path, Map)}. */
  public static ServerProcess start(Path dataDirectory, Map<String, String> settings) {
    return start(dataDirectory, List.of(), settings);
  }

  /**
   * The same with options of the JVM.
   *
   * @param options the last of a kind counts
   */
  public static ServerProcess start(
      Path dataDirectory, List<String> options, Map<String, String> settings) {
    List<String> program = new ArrayList<>(options);
    program.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return ServerProcess.start(dataDirectory, program, settings);
  }
}

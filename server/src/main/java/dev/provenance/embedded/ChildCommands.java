package dev.provenance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How programs of PostgreSQL are started by this user.
 *
 * <p>They refuse to run as root. Inside a fresh user namespace root appears to them as an ordinary
 * user, while the files still belong to root outside. {@code unshare} and {@code setsid} replace
 * themselves by the program, so that the process id of the child is the program's.
 */
final class ChildCommands {
  private final List<String> asOrdinaryUser;
  private final List<String> inOwnSession;

  private ChildCommands(List<String> asOrdinaryUser, List<String> inOwnSession) {
    this.asOrdinaryUser = asOrdinaryUser;
    this.inOwnSession = inOwnSession;
  }

  static ChildCommands forThisUser() throws IOException {
    return new ChildCommands(
        runsAsRoot() ? userNamespace() : List.of(),
        Platform.LINUX ? Platform.find("setsid").map(List::of).orElse(List.of()) : List.of());
  }

  ProcessBuilder command(List<String> program) {
    List<String> command = new ArrayList<>(asOrdinaryUser);
    command.addAll(program);
    return process(command);
  }

  /** Out of reach of the terminal's Ctrl-C, which goes to every process of the foreground group. */
  ProcessBuilder detached(List<String> program) {
    List<String> command = new ArrayList<>(inOwnSession);
    command.addAll(asOrdinaryUser);
    command.addAll(program);
    return process(command);
  }

  private static ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static boolean runsAsRoot() throws IOException {
    return Platform.LINUX
        && Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
        && uid == 0;
  }

  private static List<String> userNamespace() {
    String unshare =
        Platform.find("unshare").orElseThrow(() -> rootRefused("there is no command `unshare`"));
    CommandResult probe = CommandResult.of(process(List.of(unshare, "-U", "true")));
    if (!probe.succeeded()) {
      throw rootRefused("`unshare -U true` failed: " + probe.output());
    }
    return List.of(unshare, "-U");
  }

  private static EmbeddedPostgresException rootRefused(String reason) {
    return new EmbeddedPostgresException(
        "PostgreSQL refuses to run as root, and no user namespace can be made for it: %s. Run this server as an ordinary user, or give it a PostgreSQL server of your own."
            .formatted(reason));
  }
}

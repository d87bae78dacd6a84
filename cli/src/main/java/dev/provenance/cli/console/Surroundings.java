package dev.provenance.cli.console;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a command may know of the process it runs in; tests bring their own. */
public record Surroundings(Map<String, String> variables, BooleanSupplier terminalOnStderr) {

  public static Surroundings ofThisProcess() {
    Map<String, String> variables = System.getenv();
    return new Surroundings(
        variables, () -> !"dumb".equals(variables.get("TERM")) && stderrIsTerminal());
  }

  /** The variable's value; null if it is unset or blank. */
  public @Nullable String variable(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  // Java can only tell whether stdin and stdout are terminals; POSIX test(1) inherits and asks.
  private static boolean stderrIsTerminal() {
    try {
      Process test =
          new ProcessBuilder("test", "-t", "2")
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return test.waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package dev.provenance.cli.console;

import java.io.InputStream;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command may know of the process it runs in; tests bring their own. What costs time to find
 * out is only asked for when it is needed.
 */
public record Surroundings(
    Map<String, String> variables,
    BooleanSupplier terminalOnStderr,
    Supplier<Terminal> stdout,
    Input input) {

  /** Where stdout is no terminal and stdin is empty. */
  public Surroundings(Map<String, String> variables, BooleanSupplier terminalOnStderr) {
    this(variables, terminalOnStderr, () -> Terminal.NONE, Input.of(InputStream.nullInputStream()));
  }

  public static Surroundings ofThisProcess() {
    Map<String, String> variables = System.getenv();
    return new Surroundings(
        variables,
        () -> !"dumb".equals(variables.get("TERM")) && TerminalProbe.isTerminal(2),
        () -> Terminal.onStdout(variables),
        new ProcessInput());
  }

  /** The variable's value; null if it is unset or blank. */
  public @Nullable String variable(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}

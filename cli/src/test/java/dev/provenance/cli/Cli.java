package dev.provenance.cli;

import dev.provenance.cli.api.Retry;
import dev.provenance.cli.console.ColorDepth;
import dev.provenance.cli.console.Input;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Runs the command line as a person or a script would: in this process or in one of its own. */
record Cli(Map<String, String> variables, Terminal terminal, Input input) {

  record Outcome(int code, String out, String err) {}

  static Cli with(Map<String, String> variables) {
    return new Cli(variables, Terminal.NONE, Input.of(new ByteArrayInputStream(new byte[0])));
  }

  Cli on(int columns, ColorDepth colors) {
    return new Cli(variables, new Terminal(true, columns, colors), input);
  }

  Cli reading(String stdin) {
    byte[] bytes = stdin.getBytes(StandardCharsets.UTF_8);
    return new Cli(variables, terminal, Input.of(new ByteArrayInputStream(bytes)));
  }

  /** Somebody is at the terminal and answers every question so. */
  Cli asking(UnaryOperator<String> answers) {
    return new Cli(variables, terminal, new AnsweringInput(answers));
  }

  Cli setting(String variable, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(variable, value);
    return new Cli(more, terminal, input);
  }

  Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings = new Surroundings(variables, () -> false, () -> terminal, input);
    Retry retry = new Retry(2, Duration.ofMillis(1), Duration.ofMillis(2), duration -> {});
    int code =
        Main.commandLine(surroundings, retry)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Runs a script of bash in which {@code provenance} is this program. */
  Outcome bash(String script) {
    String function =
        "provenance() { '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"; }%n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName());
    List<String> command = new ArrayList<>(List.of("bash", "-c", function + script));
    try {
      Path err = Files.createTempFile("cli", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + script);
      }
      return new Outcome(process.exitValue(), out, Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private record AnsweringInput(UnaryOperator<String> answers) implements Input {
    @Override
    public boolean interactive() {
      return true;
    }

    @Override
    public String ask(String question) {
      return answers.apply(question);
    }

    @Override
    public String askSecret(String question) {
      return answers.apply("secret " + question);
    }

    @Override
    public InputStream stream() {
      throw new AssertionError("nobody is to read stdin here");
    }
  }
}

package dev.provenance.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the system what Java cannot tell: which streams are terminals, and how wide they are. */
final class TerminalProbe {
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");

  private TerminalProbe() {}

  /** On Linux a look at a link, without a process; elsewhere POSIX test(1), which inherits. */
  static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException notLinux) {
      ProcessBuilder test = new ProcessBuilder("test", "-t", String.valueOf(descriptor));
      return output(test.inheritIO()) != null;
    }
  }

  static OptionalInt width() {
    File terminal = new File("/dev/tty");
    if (!terminal.canRead()) {
      return OptionalInt.empty();
    }
    String size = output(new ProcessBuilder("stty", "size").redirectInput(terminal));
    Matcher form = ROWS_AND_COLUMNS.matcher(size == null ? "" : size);
    return form.matches() ? OptionalInt.of(Integer.parseInt(form.group(1))) : OptionalInt.empty();
  }

  /** Null unless the program ended well. */
  private static @Nullable String output(ProcessBuilder program) {
    try {
      Process process = program.start();
      byte[] written = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? new String(written, StandardCharsets.US_ASCII) : null;
    } catch (IOException noSuchProgram) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}

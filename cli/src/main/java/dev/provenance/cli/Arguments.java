package dev.provenance.cli;

import dev.provenance.cli.console.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments as they were typed. Where the locale is C, as in cron jobs and small containers,
 * Java has put U+FFFD in place of every letter beyond ASCII; recorded like that they would be lost
 * for good, and without a word.
 */
final class Arguments {
  private static final Path RAW = Path.of("/proc/self/cmdline");

  private Arguments() {}

  /** The same arguments, or those that the system still has; fails if neither can be had. */
  static String[] asTyped(String[] args) {
    boolean intact = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
    if (intact || Arrays.stream(args).noneMatch(arg -> arg.indexOf('\uFFFD') >= 0)) {
      return args;
    }
    String[] raw = raw(args.length);
    for (int i = 0; i < args.length; i++) {
      if (args[i].indexOf('\uFFFD') < 0 && !args[i].equals(raw[i])) {
        throw lost(null);
      }
    }
    return raw;
  }

  private static String[] raw(int count) {
    try {
      ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(RAW));
      String line = StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
      List<String> all = List.of(line.split("\0", -1));
      int end = all.size() - 1; // the last one, too, ends with a NUL
      if (end < count) {
        throw lost(null);
      }
      return all.subList(end - count, end).toArray(String[]::new);
    } catch (CharacterCodingException e) {
      throw new CommandException("The arguments are not UTF-8.", e);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private static CommandException lost(@Nullable Throwable cause) {
    return new CommandException(
        "The arguments have letters in them that the locale does not know; set LC_ALL=C.UTF-8.",
        cause);
  }
}

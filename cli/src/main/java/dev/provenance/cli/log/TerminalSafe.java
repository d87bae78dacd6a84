package dev.provenance.cli.log;

import dev.provenance.cli.console.SafeText;
import java.nio.charset.StandardCharsets;

/** Makes records fit to be shown on a terminal, where they would otherwise be written exactly. */
public final class TerminalSafe {
  private TerminalSafe() {}

  /**
   * The UTF-8 text with everything spelled out that a terminal might take for a command. In JSON
   * such characters stand in strings only, where their spelling means the same.
   */
  public static byte[] of(byte[] record) {
    String text = new String(record, StandardCharsets.UTF_8);
    String plain = text.replace("\r\n", "\n").replace('\t', ' ');
    return SafeText.ofLines(plain).getBytes(StandardCharsets.UTF_8);
  }
}

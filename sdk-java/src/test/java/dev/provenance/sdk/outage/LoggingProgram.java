package dev.provenance.sdk.outage;

import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Logs counts with a spool until it is killed, and prints each count and time after {@code log}
 * returned.
 */
final class LoggingProgram {
  private static final int PER_SECOND = 2_000;

  private LoggingProgram() {}

  /** Arguments: URL of the API, directory of the spool, first count. */
  public static void main(String[] arguments) {
    Provenance provenance =
        Provenance.builder()
            .apiUrl(arguments[0])
            .apiKey(Server.KEY)
            .origin("TEST")
            .retryLongest(Duration.ofMillis(200))
            .spool(Path.of(arguments[1]))
            .onError(failure -> {})
            .build();
    PrintStream out =
        new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
    Pace pace = new Pace(PER_SECOND);
    int first = Integer.parseInt(arguments[2]);
    for (int step = 0; ; step++) {
      pace.await(step);
      int count = first + step;
      provenance.log(Interaction.of("ORDER", "program", "COUNT").data(new Counted(count)));
      out.println(count + " " + System.currentTimeMillis());
      out.flush();
    }
  }

  record Counted(int count) {}
}

package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.testkit.RewrittenServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pooler may drop what a connection is opened with, and an operator turn off what keeps the
 * database whole: what was promised would not hold, so no server starts.
 */
final class UnsafeDatabaseTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "current_user | session_user | provenance_app",
        "current_setting('synchronous_commit') | 'local' | on",
        "current_setting('fsync') | 'off' | on",
        "current_setting('statement_timeout') | '0' | 1min"
      })
  void noServerStarts(String asked, String answered, String expected, @TempDir Path folder) {
    String database = "unsafe_" + DATABASES.incrementAndGet();
    assertThatThrownBy(() ->
            RewrittenServer.start(
                    folder, database, sql -> sql.replace("SELECT " + asked, "SELECT " + answered))
                .close())
        .hasStackTraceContaining("for " + asked + " (expected: " + expected + ")");
  }
}

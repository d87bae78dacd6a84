package dev.provenance.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

final class SqlStateTest {
  /** As PostgreSQL 18 says them; {@code chaos/system-calls} has met the first two. */
  @ParameterizedTest
  @CsvSource({
    "PANIC, 42501, xlog.c, true",
    "ERROR, 42501, md.c, true",
    "FATAL, 55000, postinit.c, true",
    "ERROR, 57014, postgres.c, true",
    "ERROR, 53100, md.c, true",
    "ERROR, 42501, aclchk.c, false",
    "ERROR, 42501, execMain.c, false",
    "ERROR, 42703, parse_relation.c, false",
    "ERROR, 23505, nbtinsert.c, false"
  })
  void isTransient_tellsStorageAndConnectionFromFaultsOfOurs(
      String severity, String state, String file, boolean expected) {
    String fields = "S%1$s\0V%1$s\0C%2$s\0Mcould not\0F%3$s\0\0".formatted(severity, state, file);
    PSQLException exception = new PSQLException(new ServerErrorMessage(fields));

    assertThat(SqlState.of(exception).isTransient()).isEqualTo(expected);
  }
}

package dev.provenance.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failed statement means, told by its SQLSTATE (PostgreSQL manual, appendix A).
 *
 * @param code five characters, or empty where the driver gave none
 * @param isOver whether it says nothing of the statement: no connection was to be had, or it has
 *     ended with it, or a file could not be used
 */
record SqlState(String code, boolean isOver) {
  private static final String NOT_PERMITTED = "42501";

  /** PostgreSQL's source files that speak of rights within the database. */
  private static final Set<String> RIGHTS = Set.of("aclchk.c", "execMain.c", "rowsecurity.c");

  private static final Set<String> ENDINGS = Set.of("FATAL", "PANIC");

  static SqlState of(SQLException e) {
    String state = e.getSQLState();
    ServerErrorMessage message =
        e instanceof PSQLException said ? said.getServerErrorMessage() : null;
    boolean isOver =
        e instanceof SQLTransientException
            || (message != null && (isEnding(message) || isOfFile(message)));
    return new SqlState(state == null ? "" : state, isOver);
  }

  /**
   * Whether the same work may succeed later: connection lost, shut down, out of resources, timed
   * out, deadlocked, storage failing.
   */
  boolean isTransient() {
    return isOver
        || code.startsWith("08")
        || code.startsWith("53")
        || code.startsWith("57")
        || code.startsWith("58")
        || code.startsWith("40")
        || code.equals("25006");
  }

  private static boolean isEnding(ServerErrorMessage message) {
    return ENDINGS.contains(String.valueOf(message.getSeverity()));
  }

  /** A disk that has become read-only has the same code as a right that is missing. */
  private static boolean isOfFile(ServerErrorMessage message) {
    return NOT_PERMITTED.equals(message.getSQLState())
        && !RIGHTS.contains(String.valueOf(message.getFile()));
  }

  /** It took longer than a statement may, or somebody ended it. */
  boolean isCancelled() {
    return code.equals("57014");
  }

  boolean isUniqueViolation() {
    return code.equals("23505");
  }

  /** No partition holds the row (PostgreSQL reports it as a check violation). */
  boolean isCheckViolation() {
    return code.equals("23514");
  }
}

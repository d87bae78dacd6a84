package dev.provenance.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/**
 * What a failed statement means, told by its SQLSTATE (PostgreSQL manual, appendix A).
 *
 * @param code five characters, or empty where the driver gave none
 */
record SqlState(String code, boolean poolTimeout) {

  static SqlState of(SQLException e) {
    String state = e.getSQLState();
    return new SqlState(state == null ? "" : state, e instanceof SQLTransientException);
  }

  /**
   * Whether the same work may succeed later: connection lost, shut down, out of resources, timed
   * out, deadlocked.
   */
  boolean isTransient() {
    return poolTimeout
        || code.startsWith("08")
        || code.startsWith("53")
        || code.startsWith("57")
        || code.startsWith("58")
        || code.startsWith("40")
        || code.equals("25006");
  }

  boolean isUniqueViolation() {
    return code.equals("23505");
  }

  /** No partition holds the row (PostgreSQL reports it as a check violation). */
  boolean isCheckViolation() {
    return code.equals("23514");
  }
}

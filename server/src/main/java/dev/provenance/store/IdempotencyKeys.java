package dev.provenance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What requests that carried an idempotency key were answered with. */
final class IdempotencyKeys {
  private IdempotencyKeys() {}

  static Map<String, Remembered> find(Tx tx, Collection<String> keys) throws SQLException {
    Sql sql =
        new Sql(
            """
            SELECT key, request_hash, numbers FROM idempotency WHERE tenant_id = ? AND key = ANY (?)
            """,
            tx.tenantId(),
            keys.toArray(String[]::new));
    Map<String, Remembered> found = new HashMap<>();
    tx.list(sql, IdempotencyKeys::remembered).forEach(each -> found.put(each.key(), each));
    return found;
  }

  /** Keys of one interaction go in together; a key of a whole batch carries all its numbers. */
  static void insert(Tx tx, Collection<Remembered> remembered) throws SQLException {
    List<Remembered> single = remembered.stream().filter(r -> r.numbers().length == 1).toList();
    try {
      if (!single.isEmpty()) {
        tx.update(insertSingle(tx.tenantId(), single));
      }
      for (Remembered batch : remembered) {
        if (batch.numbers().length != 1) {
          tx.update(insertBatch(tx.tenantId(), batch));
        }
      }
    } catch (SQLException e) {
      if (SqlState.of(e).isUniqueViolation()) {
        throw new KeyTakenException(e);
      }
      throw e;
    }
  }

  private static Sql insertSingle(int tenantId, List<Remembered> single) {
    return new Sql(
        """
        INSERT INTO idempotency (tenant_id, key, request_hash, numbers)
        SELECT ?, k.key, k.hash, ARRAY[k.number]
          FROM unnest(?::text[], ?::bytea[], ?::bigint[]) AS k (key, hash, number)
        """,
        tenantId,
        single.stream().map(Remembered::key).toArray(String[]::new),
        single.stream().map(Remembered::requestHash).toArray(byte[][]::new),
        single.stream().map(r -> r.numbers()[0]).toArray(Long[]::new));
  }

  private static Sql insertBatch(int tenantId, Remembered batch) {
    return new Sql(
        "INSERT INTO idempotency (tenant_id, key, request_hash, numbers) VALUES (?, ?, ?, ?)",
        tenantId,
        batch.key(),
        batch.requestHash(),
        Arrays.stream(batch.numbers()).boxed().toArray(Long[]::new));
  }

  private static Remembered remembered(ResultSet row) throws SQLException {
    Long[] numbers = (Long[]) row.getArray(3).getArray();
    return new Remembered(
        row.getString(1),
        row.getBytes(2),
        Arrays.stream(numbers).mapToLong(Long::longValue).toArray());
  }
}

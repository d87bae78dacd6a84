package dev.provenance.store;

import dev.provenance.model.Draft;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes the next numbers of a tenant's log and writes a batch under them; answers with where it
 * came to lie. The lock on the head's row makes numbers follow commit order, and dates never go
 * back. The arrays are unnested side by side as rows are asked for; in {@code FROM} each would be
 * stored first.
 */
record InsertInteractions(int tenantId, List<Draft> drafts) {
  private static final String TEXT =
      """
      WITH position AS (
        UPDATE log_head
           SET head = head + ?,
               last_date = greatest(last_date, date_trunc('milliseconds', clock_timestamp()))
         WHERE tenant_id = ?
        RETURNING head - ? AS before, last_date
      ), written AS (
        INSERT INTO interaction (tenant_id, number, created_date, interaction_timestamp, uow_id,
                                 type_no, action_no, origin_no, resource_id, user_id, span_id,
                                 parent_span_id, external_reference, payload, external_response)
        SELECT ?, position.before + d.ordinality, position.last_date,
               timestamptz 'epoch' + d.happened * interval '1 millisecond', d.uow_id,
               d.type_no, d.action_no, d.origin_no, d.resource_id, d.user_id, d.span_id,
               d.parent_span_id, d.external_reference, d.payload, d.external_response
          FROM position,
               (SELECT unnest(?::bigint[]) AS happened, unnest(?::uuid[]) AS uow_id,
                       unnest(?::int[]) AS type_no, unnest(?::int[]) AS action_no, unnest(?::int[]) AS origin_no,
                       unnest(?::text[]) AS resource_id, unnest(?::text[]) AS user_id,
                       unnest(?::text[]) AS span_id, unnest(?::text[]) AS parent_span_id,
                       unnest(?::text[]) AS external_reference, unnest(?::text[]) AS payload,
                       unnest(?::text[]) AS external_response, generate_series(1, ?) AS ordinality) d
      )
      SELECT position.before, position.last_date, t.catalog_version
        FROM position, tenant t
       WHERE t.tenant_id = ?
      """;

  Sql sql() {
    return new Sql(
        TEXT,
        drafts.size(),
        tenantId,
        drafts.size(),
        tenantId,
        drafts.stream().map(d -> millis(d.interactionTimestamp())).toArray(Long[]::new),
        drafts.stream().map(Draft::uowId).toArray(UUID[]::new),
        numbers(Draft::typeNumber),
        numbers(Draft::actionNumber),
        numbers(Draft::originNumber),
        texts(Draft::resourceId),
        texts(Draft::userId),
        texts(Draft::spanId),
        texts(Draft::parentSpanId),
        texts(Draft::externalReference),
        texts(Draft::payload),
        texts(Draft::externalResponse),
        drafts.size(),
        tenantId);
  }

  private int[] numbers(ToIntFunction<Draft> column) {
    return drafts.stream().mapToInt(column).toArray();
  }

  private String[] texts(Function<Draft, @Nullable String> column) {
    return drafts.stream().map(column).toArray(String[]::new);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}

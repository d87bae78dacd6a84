package dev.provenance.sdk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fills in what an interaction lacks, and refuses what can never be stored. */
record Completion(@Nullable String origin) {
  Interaction complete(Interaction given, Context own) {
    Interaction full = given.copy();
    context(full, own);
    context(full, Context.current());
    if (full.get(Member.ORIGIN_ID) == null) {
      full.fill(Member.ORIGIN, origin);
    }
    full.fill(Member.TIMESTAMP, Instant.now());
    if (full.lacks(Member.SPAN_ID)) {
      String span = Uuids.next().toString();
      full.put(Member.SPAN_ID, span);
      full.fill(Member.IDEMPOTENCY_KEY, span);
    } else {
      full.fill(Member.IDEMPOTENCY_KEY, Uuids.next().toString());
    }
    require(full);
    return full;
  }

  private static void context(Interaction full, Context context) {
    full.fill(Member.UOW_ID, context.uowId());
    full.fill(Member.USER_ID, context.userId());
    full.fill(Member.PARENT_SPAN_ID, context.parentSpanId());
    if (full.get(Member.RESOURCE_TYPE_ID) == null) {
      full.fill(Member.RESOURCE_TYPE, context.resourceType());
    }
    if (full.get(Member.ORIGIN_ID) == null) {
      full.fill(Member.ORIGIN, context.origin());
    }
  }

  private static void require(Interaction full) {
    if (full.lacks(Member.RESOURCE_ID)) {
      throw lacks(full, "resourceId", "given");
    }
    if (full.lacks(Member.RESOURCE_TYPE) && full.lacks(Member.RESOURCE_TYPE_ID)) {
      throw lacks(full, "resourceType", "given, or in the context");
    }
    if (full.lacks(Member.ACTION) && full.lacks(Member.ACTION_ID)) {
      throw lacks(full, "action", "given");
    }
    if (full.lacks(Member.ORIGIN) && full.lacks(Member.ORIGIN_ID)) {
      throw lacks(full, "origin", "given, in the context, or the client's");
    }
  }

  private static IllegalArgumentException lacks(Interaction full, String member, String expected) {
    return new IllegalArgumentException(
        "the interaction has no " + member + " (expected: " + expected + "): " + full);
  }
}

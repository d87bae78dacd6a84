package dev.provenance.counts;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One interaction as it was sent; there are few values of each field, so that filters meet many.
 */
record Item(
    String resourceId,
    String type,
    String action,
    String origin,
    UUID uowId,
    @Nullable String userId,
    @Nullable String reference,
    @Nullable Instant stamp) {
  static final List<String> RESOURCES =
      List.of("order-1", "order-2", "order_3", "order%4", "Order-1", "src/main x", "é-5", "o");
  static final List<String> TYPES = List.of("ORDER", "FILE", "INVOICE");
  static final List<String> ACTIONS = List.of("CREATE", "UPDATE", "DELETE", "READ");
  static final List<String> ORIGINS = List.of("WEB", "CLI");
  static final List<String> USERS = List.of("ada", "grace", "Ada");
  static final List<String> REFERENCES = List.of("ref-1", "ref-2", "ref-3");
  static final List<UUID> UOWS =
      List.of(new UUID(0x7000L, 1L << 63), new UUID(0x7000L, 1L << 63 | 1), new UUID(1, 2));

  /**
   * @param now stamps lie in the twenty days before it
   */
  static Item random(Random random, Instant now) {
    return new Item(
        any(random, RESOURCES),
        any(random, TYPES),
        any(random, ACTIONS),
        any(random, ORIGINS),
        any(random, UOWS),
        random.nextInt(3) == 0 ? null : any(random, USERS),
        random.nextInt(2) == 0 ? null : any(random, REFERENCES),
        random.nextInt(2) == 0 ? null : now.minusSeconds(random.nextInt(20 * 86_400)));
  }

  static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String json() {
    return "{\"resourceId\": \"%s\", \"resourceType\": \"%s\", \"action\": \"%s\", \"origin\": \"%s\", \"uowId\": \"%s\"%s%s%s}"
        .formatted(
            resourceId,
            type,
            action,
            origin,
            uowId,
            member("userId", userId),
            member("externalReference", reference),
            member("interactionTimestamp", stamp));
  }

  private static String member(String name, @Nullable Object value) {
    return value == null ? "" : ", \"" + name + "\": \"" + value + "\"";
  }
}

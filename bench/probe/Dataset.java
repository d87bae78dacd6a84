import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Interactions with a realistic skew: the same seed and size give the same ones, line by line. */
final class Dataset {
  static final String HOT_USER = "user-hot";
  static final String COLD_USER = "user-777";
  static final String HOT_RESOURCE = "order-hot";
  static final String COLD_RESOURCE = "cold-probe";
  static final String RARE_ACTION = "PURGE";
  static final UUID SHORT_UNIT = new UUID(0x1111_4111_4000L, 0x8000_0000_0000_0020L);
  static final UUID LONG_UNIT = new UUID(0x2222_4222_4000L, 0x8000_0000_0000_5000L);

  private static final int SHORT_STEPS = 20;
  private static final int LONG_STEPS = 5_000;
  private static final int MOST_STEPS = 200;
  private static final Duration SPREAD = Duration.ofDays(5 * 365);
  private static final String[] TYPES = {"ORDER", "ORDER", "ORDER", "INVOICE", "CUSTOMER", "FILE"};
  private static final String[] ACTIONS = {"UPDATE", "UPDATE", "READ", "CREATE", "APPROVE"};
  private static final String[] ORIGINS = {"WEBAPP", "WEBAPP", "MOBILE", "BATCH", "PARTNER"};
  private static final String NOTE = "lorem ipsum dolor ".repeat(8);

  private final Random random;
  private final int size;
  private final Instant today;
  private int next;
  private int stepsLeft;
  private UUID unit = LONG_UNIT;

  Dataset(long seed, int size, Instant today) {
    this.random = new Random(seed);
    this.size = size;
    this.today = today;
  }

  static String referenceOf(int row) {
    return "ref-" + row;
  }

  boolean hasNext() {
    return next < size;
  }

  /** The next interaction, as one line of NDJSON. */
  String next() {
    int row = next++;
    StringBuilder line = new StringBuilder(480).append('{');
    text(line, "resourceId", resource(row)).append(',');
    text(line, "resourceType", TYPES[random.nextInt(TYPES.length)]).append(',');
    text(line, "action", action(row)).append(',');
    text(line, "origin", ORIGINS[random.nextInt(ORIGINS.length)]).append(',');
    text(line, "userId", user()).append(',');
    text(line, "uowId", unitOf(row).toString()).append(',');
    if (row % 4 == 0) {
      text(line, "externalReference", referenceOf(row)).append(',');
    }
    if (random.nextInt(3) == 0) {
      text(line, "interactionTimestamp", moment().toString()).append(',');
    }
    line.append(
        String.format(
            Locale.ROOT,
            "\"interaction\":{\"total\":%d,\"currency\":\"EUR\",\"note\":\"%s\"}}",
            random.nextInt(100_000),
            NOTE));
    return line.toString();
  }

  private String resource(int row) {
    if (row % (size / 5) == 7) {
      return COLD_RESOURCE;
    }
    int kind = random.nextInt(100);
    if (kind < 5) {
      return HOT_RESOURCE;
    }
    return kind < 30 ? "order-" + random.nextInt(1_000) : "cold-" + random.nextInt(5_000_000);
  }

  private String action(int row) {
    return row % 20_000 == 10 ? RARE_ACTION : ACTIONS[random.nextInt(ACTIONS.length)];
  }

  private String user() {
    return random.nextInt(5) == 0 ? HOT_USER : "user-" + random.nextInt(50_000);
  }

  private UUID unitOf(int row) {
    if (row >= size / 2 && row < size / 2 + LONG_STEPS) {
      return LONG_UNIT;
    }
    if (row >= size / 4 && row < size / 4 + SHORT_STEPS) {
      return SHORT_UNIT;
    }
    if (stepsLeft == 0) {
      stepsLeft = (int) Math.exp(random.nextDouble() * Math.log(MOST_STEPS + 1.0));
      unit = new UUID(random.nextLong(), random.nextLong());
    }
    stepsLeft--;
    return unit;
  }

  private Instant moment() {
    return today.minusMillis(random.nextLong(SPREAD.toMillis()));
  }

  private static StringBuilder text(StringBuilder line, String name, String value) {
    return line.append('"').append(name).append("\":\"").append(value).append('"');
  }
}

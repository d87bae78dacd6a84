import java.time.Duration;
import java.time.Instant;
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

  /** Pieces of work that are under way at the same time: their steps come in turn. */
  private static final int OPEN_UNITS = 32;

  private static final int FEWEST_COLD_RESOURCES = 5_000_000;
  private static final Duration SPREAD = Duration.ofDays(5 * 365);

  /** Half of all units of work begin within a burst. */
  private static final int BURSTS = 2_000;

  private static final Duration BURST = Duration.ofMinutes(10);
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final String[] TYPES = {"ORDER", "ORDER", "ORDER", "INVOICE", "CUSTOMER", "FILE"};
  private static final String[] ACTIONS = {"UPDATE", "UPDATE", "READ", "CREATE", "APPROVE"};
  private static final String[] ORIGINS = {"WEBAPP", "WEBAPP", "MOBILE", "BATCH", "PARTNER"};
  private static final String NOTE = "lorem ipsum dolor ".repeat(8);

  private final Random random;
  private final int size;
  private final int coldResources;
  private final Instant today;
  private final long[] bursts = new long[BURSTS];
  private final Unit[] open = new Unit[OPEN_UNITS];
  private int next;

  /** A unit of work that is under way. */
  private static final class Unit {
    private final UUID id;
    private final boolean isStamped;
    private long moment;
    private int stepsLeft;

    private Unit(UUID id, boolean isStamped, long moment, int steps) {
      this.id = id;
      this.isStamped = isStamped;
      this.moment = moment;
      this.stepsLeft = steps;
    }
  }

  Dataset(long seed, int size, Instant today) {
    this.random = new Random(seed);
    this.size = size;
    this.coldResources = Math.max(FEWEST_COLD_RESOURCES, size / 2);
    this.today = today;
    for (int i = 0; i < BURSTS; i++) {
      bursts[i] = moment();
    }
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
    Unit unit = unitOf(row);
    text(line, "uowId", unit.id.toString()).append(',');
    if (row % 4 == 0) {
      text(line, "externalReference", referenceOf(row)).append(',');
    }
    if (unit.isStamped) {
      text(line, "interactionTimestamp", Instant.ofEpochMilli(unit.moment).toString()).append(',');
    }
    line.append("\"interaction\":{\"total\":").append(random.nextInt(100_000));
    line.append(",\"currency\":\"EUR\",\"note\":\"").append(NOTE).append("\"}}");
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
    return kind < 30 ? "order-" + random.nextInt(1_000) : "cold-" + random.nextInt(coldResources);
  }

  private String action(int row) {
    return row % 20_000 == 10 ? RARE_ACTION : ACTIONS[random.nextInt(ACTIONS.length)];
  }

  private String user() {
    return random.nextInt(5) == 0 ? HOT_USER : "user-" + random.nextInt(50_000);
  }

  private Unit unitOf(int row) {
    if (row >= size / 2 && row < size / 2 + LONG_STEPS) {
      return new Unit(LONG_UNIT, false, 0, 1);
    }
    if (row >= size / 4 && row < size / 4 + SHORT_STEPS) {
      return new Unit(SHORT_UNIT, false, 0, 1);
    }
    int slot = random.nextInt(OPEN_UNITS);
    if (open[slot] == null || open[slot].stepsLeft == 0) {
      open[slot] = newUnit();
    }
    Unit unit = open[slot];
    unit.stepsLeft--;
    unit.moment += random.nextLong(STEP.toMillis());
    return unit;
  }

  /** Its steps are log-uniform, and all of them or none tell when they happened. */
  private Unit newUnit() {
    int steps = (int) Math.exp(random.nextDouble() * Math.log(MOST_STEPS + 1.0));
    long begin =
        random.nextBoolean()
            ? bursts[random.nextInt(BURSTS)] + random.nextLong(BURST.toMillis())
            : moment();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new Unit(id, random.nextInt(3) == 0, begin, steps);
  }

  private long moment() {
    return today.minusMillis(random.nextLong(SPREAD.toMillis())).toEpochMilli();
  }

  private static StringBuilder text(StringBuilder line, String name, String value) {
    return line.append('"').append(name).append("\":\"").append(value).append('"');
  }
}

package dev.provenance.counts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A combination of filters in three spellings: as parameters, as a predicate, as SQL.
 *
 * @param from inclusive
 * @param until exclusive
 */
record Filter(
    String parameters, Predicate<Stored> matches, String sql, Instant from, Instant until) {

  /** Filters nothing but the range that timelines are counted over. */
  static Filter all(Instant from, Instant until) {
    return new Filter("", stored -> true, "true", from, until);
  }

  /** Fields by the name of their parameter. */
  private record Field<T>(
      String parameter, List<T> values, Function<Stored, Object> of, String column) {}

  private static final List<Field<?>> FIELDS =
      List.of(
          new Field<>("uowId", Item.UOWS, s -> s.item().uowId(), "uow_id::text"),
          new Field<>("userId", Item.USERS, s -> String.valueOf(s.item().userId()), "i.user_id"),
          new Field<>(
              "externalReference",
              Item.REFERENCES,
              s -> String.valueOf(s.item().reference()),
              "i.external_reference"),
          new Field<>("resourceType", Item.TYPES, s -> s.item().type(), mnemonic(0, "type_no")),
          new Field<>("action", Item.ACTIONS, s -> s.item().action(), mnemonic(1, "action_no")),
          new Field<>("origin", Item.ORIGINS, s -> s.item().origin(), mnemonic(2, "origin_no")));

  /** How many parameters of their own {@link #alone} knows. */
  static final int KINDS = FIELDS.size() + 2;

  /** One parameter, with one to three values. */
  Filter alone(int kind, Random random, List<Stored> stored) {
    return switch (kind - FIELDS.size()) {
      case 0 -> byResource(random);
      case 1 -> byId(random, stored);
      default -> byField(FIELDS.get(kind), random);
    };
  }

  /** A range that begins and ends somewhere, on days or on moments. */
  Filter between(Random random, Instant earliest, Instant latest) {
    boolean byStamp = random.nextInt(3) == 0;
    Instant a = moment(random, earliest, latest);
    Instant b = moment(random, earliest, latest);
    Instant begin = a.isBefore(b) ? a : b;
    Instant end = a.isBefore(b) ? b : a;
    boolean onDays = random.nextBoolean();
    LocalDate first = LocalDate.ofInstant(begin, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(end, ZoneOffset.UTC);
    Instant start = onDays ? first.atStartOfDay(ZoneOffset.UTC).toInstant() : begin;
    Instant stop =
        onDays ? last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant() : end.plusMillis(1);
    Function<Stored, Instant> time = byStamp ? Stored::happened : Stored::created;
    String column =
        byStamp ? "coalesce(i.interaction_timestamp, i.created_date)" : "i.created_date";
    String range =
        "startDate=%s&endDate=%s&dateField=%s"
            .formatted(
                onDays ? first : begin,
                onDays ? last : end,
                byStamp ? "interactionTimestamp" : "createdDate");
    Filter narrower =
        and(
            range,
            s -> !time.apply(s).isBefore(start) && time.apply(s).isBefore(stop),
            "%1$s >= '%2$s' AND %1$s < '%3$s'".formatted(column, start, stop));
    return new Filter(narrower.parameters, narrower.matches, narrower.sql, start, stop);
  }

  boolean hasRange() {
    return parameters.contains("startDate=");
  }

  @Override
  public String toString() {
    return "?" + parameters;
  }

  private Filter byField(Field<?> field, Random random) {
    List<Object> wanted = some(random, field.values());
    if (random.nextInt(6) == 0) {
      wanted.add(field.parameter().equals("uowId") ? new java.util.UUID(9, 9) : "NOWHERE");
    }
    String sql =
        field.column()
            + " IN ("
            + String.join(", ", wanted.stream().map(v -> "'" + v + "'").toList())
            + ")";
    return and(query(field.parameter(), wanted), s -> wanted.contains(field.of().apply(s)), sql);
  }

  private Filter byResource(Random random) {
    List<Object> wanted = some(random, Item.RESOURCES);
    if (random.nextBoolean()) {
      wanted.add(Item.any(random, List.of("order-*", "order_*", "order%*", "o*", "x*", "*")));
    }
    BiPredicate<String, String> one =
        (id, pattern) ->
            pattern.endsWith("*")
                ? id.startsWith(pattern.substring(0, pattern.length() - 1))
                : id.equals(pattern);
    List<String> sql = new ArrayList<>();
    for (Object value : wanted) {
      String text = value.toString();
      sql.add(
          text.endsWith("*")
              ? "starts_with(i.resource_id, '" + text.substring(0, text.length() - 1) + "')"
              : "i.resource_id = '" + text + "'");
    }
    return and(
        query("resourceId", wanted),
        s -> wanted.stream().anyMatch(w -> one.test(s.item().resourceId(), w.toString())),
        "(" + String.join(" OR ", sql) + ")");
  }

  private Filter byId(Random random, List<Stored> stored) {
    List<Stored> chosen = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      chosen.add(Item.any(random, stored));
    }
    List<Object> ids = new ArrayList<>(chosen.stream().map(Stored::id).toList());
    List<Long> numbers = chosen.stream().map(Stored::number).toList();
    ids.add(new java.util.UUID(7, 7));
    return and(
        query("interactionId", ids),
        s -> numbers.contains(s.number()),
        "i.number IN (" + String.join(", ", numbers.stream().map(String::valueOf).toList()) + ")");
  }

  private Filter and(String more, Predicate<Stored> predicate, String condition) {
    return new Filter(
        parameters.isEmpty() ? more : parameters + "&" + more,
        matches.and(predicate),
        sql + " AND " + condition,
        from,
        until);
  }

  private static List<Object> some(Random random, List<?> values) {
    List<Object> wanted = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      wanted.add(Item.any(random, values));
    }
    return wanted;
  }

  private static String query(String parameter, List<Object> values) {
    return String.join(
        "&",
        values.stream()
            .map(v -> parameter + "=" + URLEncoder.encode(v.toString(), StandardCharsets.UTF_8))
            .toList());
  }

  private static Instant moment(Random random, Instant earliest, Instant latest) {
    long span = latest.toEpochMilli() - earliest.toEpochMilli();
    return earliest.plusMillis(random.nextLong(span));
  }

  private static String mnemonic(int kind, String column) {
    return "(SELECT c.mnemonic FROM catalog c WHERE c.tenant_id = i.tenant_id AND c.kind = %d AND c.entry_no = i.%s)"
        .formatted(kind, column);
  }
}

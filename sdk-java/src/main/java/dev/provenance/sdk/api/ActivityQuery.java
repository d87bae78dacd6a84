package dev.provenance.sdk.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What to search the activity for: at least one resource or filter. Everything given must match,
 * and of several resources or values any. Immutable: every method returns a new query.
 */
public final class ActivityQuery {
  private final Map<String, Object> members;

  private ActivityQuery(Map<String, Object> members) {
    this.members = members;
  }

  /** Nothing yet. */
  public static ActivityQuery empty() {
    return new ActivityQuery(Map.of());
  }

  /** A resource; {@code *} stands for every resource of the type. */
  public ActivityQuery resource(String resourceId, String resourceType) {
    return add("resources", Map.of("resourceId", resourceId, "resourceType", resourceType));
  }

  /** A resource of any type, or a unit of work. */
  public ActivityQuery resource(String resourceId) {
    return add("resources", Map.of("resourceId", resourceId));
  }

  /** On or after this moment. */
  public ActivityQuery startDate(Instant moment) {
    return set("startDate", moment);
  }

  /** On or after this day, UTC. */
  public ActivityQuery startDate(LocalDate day) {
    return set("startDate", day);
  }

  /** Up to this moment, included. */
  public ActivityQuery endDate(Instant moment) {
    return set("endDate", moment);
  }

  /** Up to this day, UTC, the whole day included. */
  public ActivityQuery endDate(LocalDate day) {
    return set("endDate", day);
  }

  /** Only these units of work. */
  public ActivityQuery uowId(UUID... ids) {
    return filter("uowId", (Object[]) ids);
  }

  /** Only these users. */
  public ActivityQuery userId(String... ids) {
    return filter("userId", (Object[]) ids);
  }

  /** Only these actions, by mnemonic. */
  public ActivityQuery action(String... mnemonics) {
    return filter("action", (Object[]) mnemonics);
  }

  /** Only these resource types, by mnemonic. */
  public ActivityQuery resourceType(String... mnemonics) {
    return filter("resourceType", (Object[]) mnemonics);
  }

  /** Only these origins, by mnemonic. */
  public ActivityQuery origin(String... mnemonics) {
    return filter("origin", (Object[]) mnemonics);
  }

  /** Only these external references. */
  public ActivityQuery externalReference(String... references) {
    return filter("externalReference", (Object[]) references);
  }

  /**
   * What the payload must say, as in {@code payload("body.title", "contains", "draft")}.
   *
   * @param path members from the payload's root, joined by dots
   * @param operator {@code equals}, {@code contains}, {@code startsWith}, {@code gt}, {@code gte},
   *     {@code lt} or {@code lte}
   */
  public ActivityQuery payload(String path, String operator, Object value) {
    return add("jsonFilters", Map.of("path", path, "operator", operator, "value", value));
  }

  /** The payload must have this member. */
  public ActivityQuery payloadHas(String path) {
    return add("jsonFilters", Map.of("path", path, "operator", "exists"));
  }

  /** All that is said about the payload must hold; without this, any of it. */
  public ActivityQuery matchAll() {
    return set("match", "all");
  }

  /** Which page, from 1. */
  public ActivityQuery page(int number) {
    return set("page", number);
  }

  /** How many groups a page has, 1 to 100; 50 if not given. */
  public ActivityQuery limit(int count) {
    return set("limit", count);
  }

  Map<String, Object> members() {
    return members;
  }

  private ActivityQuery set(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(members);
    all.put(name, value);
    return new ActivityQuery(all);
  }

  private ActivityQuery add(String name, Object value) {
    List<Object> list = new ArrayList<>();
    if (members.get(name) instanceof List<?> before) {
      list.addAll(before);
    }
    list.add(value);
    return set(name, list);
  }

  private ActivityQuery filter(String name, Object... values) {
    Map<String, Object> filters = new LinkedHashMap<>();
    if (members.get("filters") instanceof Map<?, ?> before) {
      before.forEach((key, value) -> filters.put(key.toString(), value));
    }
    filters.put(name, values.length == 1 ? values[0] : List.of(values));
    return set("filters", filters);
  }
}

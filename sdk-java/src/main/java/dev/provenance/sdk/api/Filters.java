package dev.provenance.sdk.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What lists and timelines can be narrowed by. Filters combine; several values of one mean any of
 * them. Immutable: every method returns a new query.
 */
public abstract sealed class Filters<Q extends Filters<Q>> permits InteractionQuery, TimelineQuery {
  private final Parameters parameters;

  Filters(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Only these resources; {@code order-*} means all that begin so. */
  public Q resourceId(String... ids) {
    return set("resourceId", (Object[]) ids);
  }

  /** Only these interactions. */
  public Q interactionId(UUID... ids) {
    return set("interactionId", (Object[]) ids);
  }

  /** Only these units of work. */
  public Q uowId(UUID... ids) {
    return set("uowId", (Object[]) ids);
  }

  /** Only these external references. */
  public Q externalReference(String... references) {
    return set("externalReference", (Object[]) references);
  }

  /** Only these users. */
  public Q userId(String... ids) {
    return set("userId", (Object[]) ids);
  }

  /** Only these actions, by mnemonic in any case. */
  public Q action(String... mnemonics) {
    return set("action", (Object[]) mnemonics);
  }

  /** Only these resource types, by mnemonic in any case. */
  public Q resourceType(String... mnemonics) {
    return set("resourceType", (Object[]) mnemonics);
  }

  /** Only these origins, by mnemonic in any case. */
  public Q origin(String... mnemonics) {
    return set("origin", (Object[]) mnemonics);
  }

  /** On or after this moment. */
  public Q startDate(Instant moment) {
    return set("startDate", moment);
  }

  /** On or after this day, UTC. */
  public Q startDate(LocalDate day) {
    return set("startDate", day);
  }

  /** Up to this moment, included. */
  public Q endDate(Instant moment) {
    return set("endDate", moment);
  }

  /** Up to this day, UTC, the whole day included. */
  public Q endDate(LocalDate day) {
    return set("endDate", day);
  }

  /** Dates mean when it happened by its own account, not when it was recorded. */
  public Q byInteractionTimestamp() {
    return set("dateField", "interactionTimestamp");
  }

  abstract Q with(Parameters parameters);

  final Q set(String name, Object... values) {
    return with(parameters.set(name, values));
  }

  final Parameters parameters() {
    return parameters;
  }
}

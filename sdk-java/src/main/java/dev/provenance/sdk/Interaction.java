package dev.provenance.sdk;

import dev.provenance.sdk.api.NewInteraction;
import dev.provenance.sdk.json.JsonWriter;
import dev.provenance.sdk.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a resource. Immutable: every method that sets something returns a new
 * one. What is not set is null here, and filled in when it is logged.
 */
public final class Interaction implements NewInteraction {
  private static final Member[] MEMBERS = Member.values();

  private final EnumMap<Member, Object> values;

  private Interaction(EnumMap<Member, Object> values) {
    this.values = values;
  }

  /**
   * An action on a resource.
   *
   * @param resourceType mnemonic, as in {@code ORDER}
   * @param resourceId your own identifier, up to 512 characters
   * @param action mnemonic, as in {@code CREATE}
   */
  public static Interaction of(String resourceType, String resourceId, String action) {
    return of(resourceId, action).resourceType(resourceType);
  }

  /** An action on a resource whose type the context says, or {@link #resourceType}. */
  public static Interaction of(String resourceId, String action) {
    return of(resourceId).action(action);
  }

  /** Something about a resource; {@link #action} must still be said. */
  public static Interaction of(String resourceId) {
    return new Interaction(new EnumMap<>(Member.class)).with(Member.RESOURCE_ID, resourceId);
  }

  /**
   * Reads one that was written by {@link #json}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Interaction parse(RawJson json) {
    return json.as(Wire.class).toInteraction();
  }

  static Interaction parse(byte[] line) {
    return parse(RawJson.of(new String(line, StandardCharsets.UTF_8)));
  }

  /** The resource type by mnemonic, 1 to 64 of {@code A-Z a-z 0-9 _ - .}. */
  public Interaction resourceType(@Nullable String mnemonic) {
    return with(Member.RESOURCE_TYPE, mnemonic);
  }

  /** The resource type by its id. */
  public Interaction resourceType(UUID resourceTypeId) {
    return with(Member.RESOURCE_TYPE_ID, resourceTypeId);
  }

  /** The action by mnemonic. */
  public Interaction action(@Nullable String mnemonic) {
    return with(Member.ACTION, mnemonic);
  }

  /** The action by its id. */
  public Interaction action(UUID actionId) {
    return with(Member.ACTION_ID, actionId);
  }

  /** Where it comes from, by mnemonic; if not given, the context's or the client's. */
  public Interaction origin(@Nullable String mnemonic) {
    return with(Member.ORIGIN, mnemonic);
  }

  /** Where it comes from, by id. */
  public Interaction origin(UUID originId) {
    return with(Member.ORIGIN_ID, originId);
  }

  /** The unit of work; if not given, the context's, else the server begins a new one. */
  public Interaction uow(UUID uowId) {
    return with(Member.UOW_ID, uowId);
  }

  /**
   * The unit of work.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public Interaction uow(String uowId) {
    return with(Member.UOW_ID, Uuids.parse("uowId", uowId));
  }

  /** Who did it, up to 512 characters; if not given, the context's. */
  public Interaction user(@Nullable String userId) {
    return with(Member.USER_ID, userId);
  }

  /** Names this step, up to 128 characters; if not given, a new UUID. */
  public Interaction span(@Nullable String spanId) {
    return with(Member.SPAN_ID, spanId);
  }

  /** The step that caused this one; if not given, the context's. */
  public Interaction parentSpan(@Nullable String parentSpanId) {
    return with(Member.PARENT_SPAN_ID, parentSpanId);
  }

  /** When it happened, kept to the millisecond; if not given, when it is logged. */
  public Interaction at(@Nullable Instant moment) {
    return with(Member.TIMESTAMP, moment);
  }

  /**
   * The payload: null, Boolean, Number, CharSequence, enum, UUID, java.time, Map, Iterable, array,
   * record, Optional, {@link RawJson}. It is read when the interaction is logged, and may be
   * changed after that.
   */
  public Interaction data(@Nullable Object payload) {
    return with(Member.DATA, payload);
  }

  /** What another system calls it, such as the id of a payment; up to 512 characters. */
  public Interaction externalReference(@Nullable String reference) {
    return with(Member.EXTERNAL_REFERENCE, reference);
  }

  /** What another system answered; like {@link #data(Object)}. */
  public Interaction externalResponse(@Nullable Object response) {
    return with(Member.EXTERNAL_RESPONSE, response);
  }

  /** Keeps it from being stored twice, up to 255 characters; if not given, a key of its own. */
  public Interaction idempotencyKey(@Nullable String key) {
    return with(Member.IDEMPOTENCY_KEY, key);
  }

  /** Your own identifier of the resource. */
  public @Nullable String resourceId() {
    return text(Member.RESOURCE_ID);
  }

  /** Mnemonic of the resource type. */
  public @Nullable String resourceType() {
    return text(Member.RESOURCE_TYPE);
  }

  /** Mnemonic of the action. */
  public @Nullable String action() {
    return text(Member.ACTION);
  }

  /** Mnemonic of the origin. */
  public @Nullable String origin() {
    return text(Member.ORIGIN);
  }

  /** The unit of work. */
  public @Nullable UUID uowId() {
    return (UUID) get(Member.UOW_ID);
  }

  /** Who did it. */
  public @Nullable String userId() {
    return text(Member.USER_ID);
  }

  /** This step. */
  public @Nullable String spanId() {
    return text(Member.SPAN_ID);
  }

  /** The step that caused this one. */
  public @Nullable String parentSpanId() {
    return text(Member.PARENT_SPAN_ID);
  }

  /** When it happened. */
  public @Nullable Instant timestamp() {
    return (Instant) get(Member.TIMESTAMP);
  }

  /** The payload as it was given; a {@link RawJson} if it was read from JSON. */
  public @Nullable Object data() {
    return get(Member.DATA);
  }

  /** What another system calls it. */
  public @Nullable String externalReference() {
    return text(Member.EXTERNAL_REFERENCE);
  }

  /** What another system answered, like {@link #data()}. */
  public @Nullable Object externalResponse() {
    return get(Member.EXTERNAL_RESPONSE);
  }

  @Override
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(text(Member.IDEMPOTENCY_KEY));
  }

  @Override
  public RawJson json() {
    return RawJson.of(new String(line(), StandardCharsets.UTF_8));
  }

  /** Its JSON. */
  @Override
  public String toString() {
    return json().text();
  }

  /** Its JSON on one line, without what is null. */
  byte[] line() {
    JsonWriter line = new JsonWriter();
    char before = '{';
    for (Member member : MEMBERS) {
      Object value = values.get(member);
      if (value != null) {
        line.one(before);
        line.ascii(member.key());
        if (member == Member.TIMESTAMP) {
          line.time((Instant) value);
        } else {
          line.value(value);
        }
        before = ',';
      }
    }
    if (before == '{') {
      line.one('{');
    }
    line.one('}');
    return line.toBytes();
  }

  @Nullable Object get(Member member) {
    return values.get(member);
  }

  boolean lacks(Member member) {
    Object value = values.get(member);
    return value == null || (value instanceof String text && text.isEmpty());
  }

  Interaction with(Member member, @Nullable Object value) {
    Interaction changed = copy();
    changed.put(member, value);
    return changed;
  }

  /** A copy to fill in by {@link #fill}. */
  Interaction copy() {
    return new Interaction(values.clone());
  }

  /** Sets a member that is not set, in a copy that nobody else has seen yet. */
  void fill(Member member, @Nullable Object value) {
    if (!values.containsKey(member)) {
      put(member, value);
    }
  }

  /** Sets a member of such a copy, also where it is set already. */
  void put(Member member, @Nullable Object value) {
    if (value == null) {
      values.remove(member);
    } else {
      values.put(member, value);
    }
  }

  private @Nullable String text(Member member) {
    return (String) get(member);
  }
}

package dev.provenance.ingest;

import dev.provenance.model.Checks;
import dev.provenance.model.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A member of an interaction that is a text, and the header it may come in instead. */
public enum Field {
  RESOURCE_ID("resourceId", null, Form.LONG_TEXT),
  RESOURCE_TYPE("resourceType", null, Form.MNEMONIC),
  RESOURCE_TYPE_ID("resourceTypeId", null, Form.UUID),
  ACTION("action", null, Form.MNEMONIC),
  ACTION_ID("actionId", null, Form.UUID),
  ORIGIN("origin", null, Form.MNEMONIC),
  ORIGIN_ID("originId", null, Form.UUID),
  UOW_ID("uowId", "x-uowid", Form.UUID),
  USER_ID("userId", "x-userid", Form.LONG_TEXT),
  SPAN_ID("spanId", "x-span-id", Form.SHORT_TEXT),
  PARENT_SPAN_ID("parentSpanId", "x-parent-span-id", Form.SHORT_TEXT),
  INTERACTION_TIMESTAMP("interactionTimestamp", "x-interaction-timestamp", Form.TIME),
  EXTERNAL_REFERENCE("externalReference", null, Form.LONG_TEXT),
  IDEMPOTENCY_KEY("idempotencyKey", "idempotency-key", Form.KEY);

  private static final Map<String, Field> BY_MEMBER =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::member, f -> f));

  private final String member;
  private final @Nullable String header;
  private final Form form;

  Field(String member, @Nullable String header, Form form) {
    this.member = member;
    this.header = header;
    this.form = form;
  }

  public String member() {
    return member;
  }

  /** The header that may carry it, in lower case. */
  public Optional<String> header() {
    return Optional.ofNullable(header);
  }

  static @Nullable Field ofMember(String member) {
    return BY_MEMBER.get(member);
  }

  static Field mnemonicOf(Kind kind) {
    return switch (kind) {
      case RESOURCE_TYPE -> RESOURCE_TYPE;
      case ACTION -> ACTION;
      case ORIGIN -> ORIGIN;
    };
  }

  static Field idOf(Kind kind) {
    return switch (kind) {
      case RESOURCE_TYPE -> RESOURCE_TYPE_ID;
      case ACTION -> ACTION_ID;
      case ORIGIN -> ORIGIN_ID;
    };
  }

  /** What is wrong with a value of this field, if anything. */
  Optional<String> fault(String value) {
    return switch (form) {
      case LONG_TEXT -> Checks.textFault(value, Checks.LONGEST_TEXT);
      case KEY -> Checks.textFault(value, Checks.LONGEST_KEY);
      case SHORT_TEXT -> Checks.textFault(value, 128);
      case MNEMONIC ->
          Checks.isMnemonic(value) ? Optional.empty() : unexpected(value, Checks.MNEMONIC_FORM);
      case UUID ->
          Checks.uuid(value).isPresent() ? Optional.empty() : unexpected(value, Checks.UUID_FORM);
      case TIME ->
          Checks.time(value).isPresent() ? Optional.empty() : unexpected(value, Checks.TIME_FORM);
    };
  }

  /** Whether a header and a member say the same. */
  boolean agree(String a, String b) {
    return switch (form) {
      case UUID -> a.equalsIgnoreCase(b);
      case TIME -> Checks.time(a).equals(Checks.time(b));
      default -> a.equals(b);
    };
  }

  private static Optional<String> unexpected(String value, String expected) {
    return Optional.of(Checks.quote(value) + " (expected: " + expected + ")");
  }

  private enum Form {
    LONG_TEXT,
    SHORT_TEXT,
    KEY,
    MNEMONIC,
    UUID,
    TIME
  }
}

package dev.provenance.sdk;

/** The members of an interaction, in the order in which they are written. */
enum Member {
  RESOURCE_TYPE("resourceType"),
  RESOURCE_TYPE_ID("resourceTypeId"),
  RESOURCE_ID("resourceId"),
  ACTION("action"),
  ACTION_ID("actionId"),
  ORIGIN("origin"),
  ORIGIN_ID("originId"),
  UOW_ID("uowId"),
  USER_ID("userId"),
  SPAN_ID("spanId"),
  PARENT_SPAN_ID("parentSpanId"),
  TIMESTAMP("interactionTimestamp"),
  EXTERNAL_REFERENCE("externalReference"),
  IDEMPOTENCY_KEY("idempotencyKey"),
  DATA("interaction"),
  EXTERNAL_RESPONSE("externalResponse");

  private final String key;

  Member(String text) {
    this.key = "\"" + text + "\":";
  }

  /** The name in quotes, and a colon. */
  String key() {
    return key;
  }
}

package dev.provenance.sdk.testing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the fake server says about an interaction it has stored. */
record Receipt(
    UUID interactionId,
    long interactionNumber,
    @Nullable String resourceId,
    UUID uowId,
    String spanId,
    Instant createdDate) {}

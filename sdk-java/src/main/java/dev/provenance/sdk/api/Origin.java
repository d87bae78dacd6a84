package dev.provenance.sdk.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where interactions come from, and its badge.
 *
 * @param originId given by the server
 * @param title for people
 * @param mnemonic short name, unique whatever its case
 * @param description or null
 * @param icon an emoji or another short text, or null
 * @param fontColorHex {@code #rgb} or {@code #rrggbb}, or null
 * @param bgColorHex {@code #rgb} or {@code #rrggbb}, or null
 * @param isSystem came with the server; cannot be changed or deleted
 * @param createdDate since when
 * @param modifiedDate last change
 */
public record Origin(
    UUID originId,
    String title,
    String mnemonic,
    @Nullable String description,
    @Nullable String icon,
    @Nullable String fontColorHex,
    @Nullable String bgColorHex,
    boolean isSystem,
    Instant createdDate,
    Instant modifiedDate) {}

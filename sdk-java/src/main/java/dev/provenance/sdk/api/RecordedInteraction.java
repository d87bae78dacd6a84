package dev.provenance.sdk.api;

import dev.provenance.sdk.json.RawJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as the server has it. Mnemonics, icons and colours are null in the answer to
 * {@code create}.
 *
 * @param interactionId given by the server
 * @param interactionNumber position in the log: from 1, without gaps, in the order of the commits
 * @param resourceId what it happened to
 * @param resourceTypeId id of the resource type
 * @param actionId id of the action
 * @param originId id of the origin
 * @param interaction the payload exactly as it was sent, or null
 * @param externalReference what another system calls it, or null
 * @param externalResponse what another system answered, exactly as it was sent, or null
 * @param uowId the unit of work
 * @param userId who did it, or null
 * @param spanId this step
 * @param parentSpanId the step that caused it, or null
 * @param createdDate when it was recorded
 * @param interactionTimestamp when it happened by its own account, or null
 * @param resourceTypeMnemonic mnemonic of the resource type
 * @param resourceTypeIcon icon of the resource type, or null
 * @param resourceTypeFontColorHex font colour of the resource type, or null
 * @param resourceTypeBgColorHex background colour of the resource type, or null
 * @param actionMnemonic mnemonic of the action
 * @param actionIcon icon of the action, or null
 * @param actionFontColorHex font colour of the action, or null
 * @param actionBgColorHex background colour of the action, or null
 * @param originMnemonic mnemonic of the origin
 * @param originIcon icon of the origin, or null
 * @param originFontColorHex font colour of the origin, or null
 * @param originBgColorHex background colour of the origin, or null
 */
public record RecordedInteraction(
    UUID interactionId,
    long interactionNumber,
    String resourceId,
    UUID resourceTypeId,
    UUID actionId,
    UUID originId,
    @Nullable RawJson interaction,
    @Nullable String externalReference,
    @Nullable RawJson externalResponse,
    UUID uowId,
    @Nullable String userId,
    String spanId,
    @Nullable String parentSpanId,
    Instant createdDate,
    @Nullable Instant interactionTimestamp,
    String resourceTypeMnemonic,
    @Nullable String resourceTypeIcon,
    @Nullable String resourceTypeFontColorHex,
    @Nullable String resourceTypeBgColorHex,
    String actionMnemonic,
    @Nullable String actionIcon,
    @Nullable String actionFontColorHex,
    @Nullable String actionBgColorHex,
    String originMnemonic,
    @Nullable String originIcon,
    @Nullable String originFontColorHex,
    @Nullable String originBgColorHex) {}

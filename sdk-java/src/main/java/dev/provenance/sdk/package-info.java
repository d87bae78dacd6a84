/**
 * The SDK: {@link dev.provenance.sdk.Provenance} is the client, {@link
 * dev.provenance.sdk.Interaction} what it logs, {@link dev.provenance.sdk.Context} what several
 * interactions share.
 */
@NullMarked
package dev.provenance.sdk;

import org.jspecify.annotations.NullMarked;

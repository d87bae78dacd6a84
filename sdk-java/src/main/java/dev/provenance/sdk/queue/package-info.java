/**
 * The queue of what is logged: bounded, in order, sent in batches, tried again until it is stored.
 * For the SDK's own packages; {@code docs/sdks.md} is its contract.
 */
@NullMarked
package dev.provenance.sdk.queue;

import org.jspecify.annotations.NullMarked;

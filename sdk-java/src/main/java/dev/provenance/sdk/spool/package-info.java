/**
 * The queue on disk: what waits survives the process. For the SDK's own packages; {@code
 * docs/sdks.md} describes the files.
 */
@NullMarked
package dev.provenance.sdk.spool;

import org.jspecify.annotations.NullMarked;

/**
 * JSON without a library. {@link dev.provenance.sdk.json.RawJson} is for everybody; the rest serves
 * the SDK's own packages and may change.
 */
@NullMarked
package dev.provenance.sdk.json;

import org.jspecify.annotations.NullMarked;

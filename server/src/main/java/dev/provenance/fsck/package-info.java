/** Holds the whole store against its invariants, past the server. */
@NullMarked
package dev.provenance.fsck;

import org.jspecify.annotations.NullMarked;

/** Writes a whole store into one file, and reads it back into an empty one. */
@NullMarked
package dev.provenance.backup;

import org.jspecify.annotations.NullMarked;

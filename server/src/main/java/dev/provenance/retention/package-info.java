/** Keeping the log no longer than wanted, as an operator's command. */
@NullMarked
package dev.provenance.retention;

import org.jspecify.annotations.NullMarked;

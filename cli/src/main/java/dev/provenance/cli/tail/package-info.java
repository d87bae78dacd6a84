/** {@code provenance tail}: the newest interactions, and those to come. */
@NullMarked
package dev.provenance.cli.tail;

import org.jspecify.annotations.NullMarked;

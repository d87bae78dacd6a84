/** {@code provenance export}: the log, or a part of it, as a file. */
@NullMarked
package dev.provenance.cli.export;

import org.jspecify.annotations.NullMarked;

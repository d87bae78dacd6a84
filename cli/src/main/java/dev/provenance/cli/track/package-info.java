/** {@code provenance track}: records one interaction. */
@NullMarked
package dev.provenance.cli.track;

import org.jspecify.annotations.NullMarked;

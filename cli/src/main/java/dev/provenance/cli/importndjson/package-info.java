/** {@code provenance import ndjson}: interactions from a file, one JSON object a line. */
@NullMarked
package dev.provenance.cli.importndjson;

import org.jspecify.annotations.NullMarked;

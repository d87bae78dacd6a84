/**
 * The command line: an HTTP client of the server, nothing more. {@link dev.provenance.cli.Main}
 * wires the commands by hand; each command is one small class in a package of its own task.
 */
@NullMarked
package dev.provenance.cli;

import org.jspecify.annotations.NullMarked;

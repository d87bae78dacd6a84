/** The command line: an HTTP client of the server, nothing more. */
@NullMarked
package dev.provenance.cli;

import org.jspecify.annotations.NullMarked;

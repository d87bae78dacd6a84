/** What commands share as programs in a terminal: surroundings, failures, exit codes. */
@NullMarked
package dev.provenance.cli.console;

import org.jspecify.annotations.NullMarked;

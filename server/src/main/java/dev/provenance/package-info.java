/**
 * Where the server starts: {@code Main} reads the command, {@code App} wires the rooms together.
 */
@NullMarked
package dev.provenance;

import org.jspecify.annotations.NullMarked;

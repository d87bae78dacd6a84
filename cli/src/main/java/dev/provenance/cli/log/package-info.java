/** The server's log, read by number: {@link dev.provenance.cli.log.LogReader}. */
@NullMarked
package dev.provenance.cli.log;

import org.jspecify.annotations.NullMarked;

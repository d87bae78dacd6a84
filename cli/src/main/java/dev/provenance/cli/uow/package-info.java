/** Ids of units of work. */
@NullMarked
package dev.provenance.cli.uow;

import org.jspecify.annotations.NullMarked;

/** {@code provenance trace}: a unit of work or a resource from its beginning to its end. */
@NullMarked
package dev.provenance.cli.trace;

import org.jspecify.annotations.NullMarked;

/** More than a server can do. */
@NullMarked
package dev.provenance.overload;

import org.jspecify.annotations.NullMarked;

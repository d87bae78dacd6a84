/** {@code provenance resources}: the catalog and its badges. */
@NullMarked
package dev.provenance.cli.catalog;

import org.jspecify.annotations.NullMarked;

/**
 * Resource types, actions and origins: what interactions refer to, and the badges they are shown
 * with. {@link dev.provenance.catalog.Catalogs} is the door.
 */
@NullMarked
package dev.provenance.catalog;

import org.jspecify.annotations.NullMarked;

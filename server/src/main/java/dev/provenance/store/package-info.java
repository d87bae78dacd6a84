/**
 * PostgreSQL: the log, the catalog, the keys. The only room that knows SQL.
 *
 * <p>Every statement runs in a transaction of one tenant ({@link dev.provenance.store.Database}),
 * names that tenant itself, and is checked again by row-level security.
 */
@NullMarked
package dev.provenance.store;

import org.jspecify.annotations.NullMarked;

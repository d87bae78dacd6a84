/**
 * PostgreSQL as a child process with a data directory that is kept: {@code EmbeddedPostgres} is the
 * only way in. Depends on no other package of the server.
 */
@NullMarked
package dev.provenance.embedded;

import org.jspecify.annotations.NullMarked;

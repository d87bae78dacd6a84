/** {@code provenance login}: tries a key and keeps it. */
@NullMarked
package dev.provenance.cli.login;

import org.jspecify.annotations.NullMarked;

/** {@code provenance import git}: a repository's history as interactions. */
@NullMarked
package dev.provenance.cli.importgit;

import org.jspecify.annotations.NullMarked;

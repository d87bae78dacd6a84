/** Git's own history, read through the git program. */
@NullMarked
package dev.provenance.cli.git;

import org.jspecify.annotations.NullMarked;

/** {@code provenance search}, and the filters that other commands share with it. */
@NullMarked
package dev.provenance.cli.search;

import org.jspecify.annotations.NullMarked;

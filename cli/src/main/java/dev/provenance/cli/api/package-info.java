/** The one place that speaks HTTP: where the server is, how to ask it, what it refused. */
@NullMarked
package dev.provenance.cli.api;

import org.jspecify.annotations.NullMarked;

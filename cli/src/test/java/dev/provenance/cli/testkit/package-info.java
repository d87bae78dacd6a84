/** A server and repositories to test against. */
@NullMarked
package dev.provenance.cli.testkit;

import org.jspecify.annotations.NullMarked;

/** What a person has set once for all commands, and {@code provenance config} to do so. */
@NullMarked
package dev.provenance.cli.config;

import org.jspecify.annotations.NullMarked;

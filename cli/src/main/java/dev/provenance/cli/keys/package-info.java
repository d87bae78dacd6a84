/** {@code provenance keys}: the API keys of the tenant. */
@NullMarked
package dev.provenance.cli.keys;

import org.jspecify.annotations.NullMarked;

/** What the operator decides: read once at the start, checked, never changed. */
@NullMarked
package dev.provenance.settings;

import org.jspecify.annotations.NullMarked;

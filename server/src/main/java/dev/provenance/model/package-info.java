/** The words of the domain: what is recorded, by whom, and what can be wrong with a request. */
@NullMarked
package dev.provenance.model;

import org.jspecify.annotations.NullMarked;

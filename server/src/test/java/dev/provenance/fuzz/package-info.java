/** What arbitrary input is thrown at, guided by coverage ({@code fuzz/run}). */
@NullMarked
package dev.provenance.fuzz;

import org.jspecify.annotations.NullMarked;

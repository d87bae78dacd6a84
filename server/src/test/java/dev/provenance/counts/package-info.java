/** That every way of counting gives the same answer, held against a naive model in memory. */
@NullMarked
package dev.provenance.counts;

import org.jspecify.annotations.NullMarked;

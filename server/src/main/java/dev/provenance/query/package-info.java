/**
 * The way out: reads parameters into a filter, asks the store, dresses rows with their badges. One
 * class per kind of question: {@link dev.provenance.query.Interactions}, {@link
 * dev.provenance.query.Timelines}, {@link dev.provenance.query.Activities}, {@link
 * dev.provenance.query.Traces}.
 */
@NullMarked
package dev.provenance.query;

import org.jspecify.annotations.NullMarked;

/**
 * The edge: the only room that knows HTTP. Every {@code …Routes} begins with its table of routes;
 * an endpoint reads a {@link dev.provenance.http.Call}, asks the rooms behind, and gives an {@link
 * dev.provenance.http.Answer}.
 */
@NullMarked
package dev.provenance.http;

import org.jspecify.annotations.NullMarked;

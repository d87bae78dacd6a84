/** Tests of single parts of the edge, over real HTTP. */
@NullMarked
package dev.provenance.http;

import org.jspecify.annotations.NullMarked;

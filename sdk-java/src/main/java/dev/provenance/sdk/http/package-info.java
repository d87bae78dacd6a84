/** One HTTP request at a time to one server. For the SDK's own packages. */
@NullMarked
package dev.provenance.sdk.http;

import org.jspecify.annotations.NullMarked;

/** The REST API, call by call: what {@code provenance.api()} gives, its records and its errors. */
@NullMarked
package dev.provenance.sdk.api;

import org.jspecify.annotations.NullMarked;

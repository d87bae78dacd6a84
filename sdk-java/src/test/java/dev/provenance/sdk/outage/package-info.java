@NullMarked
package dev.provenance.sdk.outage;

import org.jspecify.annotations.NullMarked;

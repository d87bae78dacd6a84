@NullMarked
package dev.provenance.sdk.architecture;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.provenance.sdk.story;

import org.jspecify.annotations.NullMarked;

/**
 * The way in: parse, resolve, queue, write in groups. {@link dev.provenance.ingest.Recorder} is the
 * door.
 */
@NullMarked
package dev.provenance.ingest;

import org.jspecify.annotations.NullMarked;

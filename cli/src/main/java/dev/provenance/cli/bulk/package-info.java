/**
 * Sending many interactions and showing how far it is: {@link dev.provenance.cli.bulk.Outbox}
 * collects them, a {@link dev.provenance.cli.bulk.Delivery} stores a batch, a {@link
 * dev.provenance.cli.bulk.Watcher} sees it.
 */
@NullMarked
package dev.provenance.cli.bulk;

import org.jspecify.annotations.NullMarked;

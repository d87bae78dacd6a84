package dev.provenance.sdk;

import dev.provenance.sdk.queue.Outbox;

/** Completes what is logged, and hands it to the queue. */
record Journal(Completion completion, Outbox outbox) {
  String log(Interaction interaction, Context context) {
    Interaction full = completion.complete(interaction, context);
    outbox.add(full.line());
    return String.valueOf(full.spanId());
  }
}

package dev.provenance.sdk;

import dev.provenance.sdk.api.Api;
import dev.provenance.sdk.http.Transport;
import dev.provenance.sdk.queue.Counts;
import dev.provenance.sdk.queue.Outbox;
import java.time.Duration;

/**
 * A client of one Provenance server. Make one for the application, share it between all threads,
 * and close it at the end.
 *
 * <pre>{@code
 * var provenance = Provenance.builder().apiKey(key).origin("order-service").build();
 * String spanId = provenance.log(Interaction.of("ORDER", "order-789", "CREATE").data(Map.of("total", 99.99)));
 * }</pre>
 *
 * <p>Its threads are daemons and do not keep the process running; nothing is done when the process
 * ends without {@link #close()}.
 */
public final class Provenance implements AutoCloseable {
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

  private final Transport transport;
  private final Outbox outbox;
  private final Counts counts;
  private final Journal journal;

  Provenance(Transport transport, Outbox outbox, Counts counts, Completion completion) {
    this.transport = transport;
    this.outbox = outbox;
    this.counts = counts;
    this.journal = new Journal(completion, outbox);
  }

  /** Settings of a new client. */
  public static ProvenanceBuilder builder() {
    return new ProvenanceBuilder(System::getenv);
  }

  /**
   * Puts an interaction into the queue and comes back at once with its span id. It is stored in the
   * order in which its thread logged it, and tried again until it is. What it lacks comes from the
   * current {@link Context}, the client's origin and the clock.
   *
   * <p>When the queue is full, this waits {@code blockWhenFull} for room and then drops the
   * interaction; it never fails because of an outage.
   *
   * @throws IllegalArgumentException if it can never be stored: no resource id, type, action or
   *     origin, or a payload that is no JSON
   */
  public String log(Interaction interaction) {
    return journal.log(interaction, Context.empty());
  }

  /** A logger that adds this context to what it logs. */
  public InteractionLogger with(Context context) {
    return new InteractionLogger(journal, context);
  }

  /** The REST API, call by call. */
  public Api api() {
    return new Api(transport);
  }

  /**
   * Waits until everything logged before is stored or rejected.
   *
   * @return false if the time was over, or the thread was interrupted, before
   */
  public boolean flush(Duration deadline) {
    return outbox.flush(deadline);
  }

  /** What has become of the interactions. */
  public Stats stats() {
    return new Stats(
        counts.queued(), counts.sent(), counts.dropped(), counts.rejected(), counts.retries());
  }

  /**
   * Takes nothing more and sends what waits, for so long.
   *
   * @return how many interactions are left. With a spool they are sent after the next start;
   *     without one they are dropped.
   */
  public long close(Duration deadline) {
    return outbox.close(deadline);
  }

  /** {@link #close(Duration)} with 10 seconds. */
  @Override
  public void close() {
    close(CLOSE_DEADLINE);
  }
}

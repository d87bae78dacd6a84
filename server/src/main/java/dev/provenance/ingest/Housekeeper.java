package dev.provenance.ingest;

import dev.provenance.model.Tenant;
import dev.provenance.store.LogIndexer;
import dev.provenance.store.LogWriter;
import dev.provenance.store.SessionStore;
import dev.provenance.store.TenantStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does once an hour what nobody should wait for: next month's partition, an index left behind,
 * forgetting old idempotency keys and sessions that have ended.
 */
public final class Housekeeper implements AutoCloseable {
  /** The API promises at least a day. */
  private static final Duration KEYS_KEPT = Duration.ofDays(2);

  private static final System.Logger LOG = System.getLogger(Housekeeper.class.getName());

  private final LogWriter log;
  private final LogIndexer index;
  private final TenantStore tenants;
  private final SessionStore sessions;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeper").factory());

  public Housekeeper(
      LogWriter log,
      LogIndexer index,
      TenantStore tenants,
      SessionStore sessions,
      InstantSource clock) {
    this.log = log;
    this.index = index;
    this.tenants = tenants;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Now and every hour. */
  public void start() {
    var _ = executor.scheduleWithFixedDelay(this::runLogged, 0, 1, TimeUnit.HOURS);
  }

  /** One round; what fails for one tenant is thrown when all have had their turn. */
  public void run() {
    log.prepare();
    List<RuntimeException> failures = new ArrayList<>();
    for (Tenant tenant : tenants.all()) {
      try {
        keep(tenant.id());
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private void keep(int tenantId) {
    boolean isIndexed;
    do {
      isIndexed = index.advance(tenantId).isComplete();
    } while (!isIndexed);
    log.forgetKeys(tenantId, KEYS_KEPT);
    sessions.deleteEnded(tenantId, clock.instant());
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void runLogged() {
    try {
      run();
    } catch (RuntimeException e) {
      if (executor.isShutdown()) {
        return;
      }
      LOG.log(System.Logger.Level.WARNING, "housekeeping failed; the next round is in an hour", e);
    }
  }
}

package dev.provenance.ingest;

import dev.provenance.model.Tenant;
import dev.provenance.store.LogWriter;
import dev.provenance.store.TenantStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does once an hour what nobody should wait for: next month's partition, forgetting old idempotency
 * keys.
 */
public final class Housekeeper implements AutoCloseable {
  /** The API promises at least a day. */
  private static final Duration KEYS_KEPT = Duration.ofDays(2);

  private static final System.Logger LOG = System.getLogger(Housekeeper.class.getName());

  private final LogWriter log;
  private final TenantStore tenants;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeper").factory());

  public Housekeeper(LogWriter log, TenantStore tenants, InstantSource clock) {
    this.log = log;
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Every hour from now on. */
  public void start() {
    var _ = executor.scheduleWithFixedDelay(this::runLogged, 1, 1, TimeUnit.HOURS);
  }

  /** One round. */
  public void run() {
    log.prepare();
    for (Tenant tenant : tenants.all()) {
      log.forgetKeys(tenant.id(), clock.instant().minus(KEYS_KEPT));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void runLogged() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "housekeeping failed; the next round is in an hour", e);
    }
  }
}

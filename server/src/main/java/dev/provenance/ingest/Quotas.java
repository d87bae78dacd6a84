package dev.provenance.ingest;

import dev.provenance.catalog.Catalogs;
import dev.provenance.ingest.Append.Outcome;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Deed;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.TimeRange;
import dev.provenance.model.TimeRange.Clock;
import dev.provenance.store.LogReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many interactions a tenant may record in a calendar month (UTC); what the server records of
 * itself is not counted. Counted is what is in the log, so nothing is kept beside it, and a restart
 * forgets nothing. What other nodes record is noticed within a minute. Safe for many threads.
 */
public final class Quotas {
  private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

  private final long perMonth;
  private final LogReader reader;
  private final Catalogs catalogs;
  private final InstantSource clock;
  private final Map<Integer, Quota> quotas = new ConcurrentHashMap<>();

  /**
   * @param perMonth interactions; 0 for no limit
   */
  public Quotas(long perMonth, LogReader reader, Catalogs catalogs, InstantSource clock) {
    this.perMonth = perMonth;
    this.reader = reader;
    this.catalogs = catalogs;
    this.clock = clock;
  }

  /**
   * Reserves room for interactions until it is closed; refuses them when too little is left. Under
   * no limit there is always room.
   *
   * @param most of them
   * @param exactly how many of them are not there already; asked for where most is too many
   */
  Reservation reserve(int tenantId, int most, IntSupplier exactly) {
    if (perMonth == 0) {
      return Reservation.UNLIMITED;
    }
    Quota quota = quotas.computeIfAbsent(tenantId, Quota::new);
    if (quota.reserve(most)) {
      return new Reserved(quota, most);
    }
    int fewer = exactly.getAsInt();
    if (fewer < most && quota.reserve(fewer)) {
      return new Reserved(quota, fewer);
    }
    throw quota.refusal();
  }

  /** For interactions that are being recorded. */
  interface Reservation extends AutoCloseable {
    Reservation UNLIMITED = outcome -> {};

    /** Told what became of them; one that is closed untold was for nothing. */
    void filled(Outcome outcome);

    @Override
    default void close() {}
  }

  private static final class Reserved implements Reservation {
    private final Quota quota;
    private final int count;
    private @Nullable Outcome outcome;

    Reserved(Quota quota, int count) {
      this.quota = quota;
      this.count = count;
    }

    @Override
    public void filled(Outcome recorded) {
      outcome = recorded;
    }

    @Override
    public void close() {
      quota.settle(count, outcome);
    }
  }

  /** One tenant's: {@code used} are counted up to a number, and those after it one by one. */
  private final class Quota {
    private final int tenantId;
    private Instant countedUntil = Instant.MIN;
    private Instant end = Instant.MIN;
    private long upTo;
    private long used;
    private long reserved;

    Quota(int tenantId) {
      this.tenantId = tenantId;
    }

    synchronized boolean reserve(int count) {
      Instant now = clock.instant();
      if (!now.isBefore(countedUntil) || !now.isBefore(end)) {
        count(now);
      }
      awaitDecided(count);
      if (count > 0 && used + count > perMonth) {
        return false;
      }
      reserved += count;
      return true;
    }

    synchronized void settle(int count, @Nullable Outcome outcome) {
      reserved -= count;
      used += outcome == null ? 0 : outcome.freshAfter(upTo);
      notifyAll();
    }

    synchronized ProblemException refusal() {
      Duration retryAfter = Duration.between(clock.instant(), end);
      return new ProblemException(new Problem.QuotaUsed(perMonth, used, end, retryAfter));
    }

    private void count(Instant now) {
      YearMonth month = YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC));
      LogFilter all = LogFilter.ALL.withTime(new TimeRange(start(month), null, Clock.CREATED));
      LogReader.Counts counts = reader.count(tenantId, all, all.withOrigins(system()));
      used = counts.first() - counts.second();
      upTo = counts.head();
      end = start(month.plusMonths(1));
      countedUntil = now.plus(COUNTED_FOR);
    }

    private List<Integer> system() {
      return catalogs.of(tenantId).byMnemonic(Kind.ORIGIN, Deed.ORIGIN).stream()
          .map(CatalogEntry::number)
          .toList();
    }

    /** Waits for those that are being recorded, where it depends on what becomes of them. */
    private synchronized void awaitDecided(int count) {
      try {
        while (count > 0 && used + count <= perMonth && used + reserved + count > perMonth) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Append.unavailable(Problem.Reason.STOPPING, "The server is stopping");
      }
    }

    private static Instant start(YearMonth month) {
      return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  }
}

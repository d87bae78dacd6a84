package dev.provenance.ingest;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.store.LogReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many interactions a tenant may record in a calendar month (UTC). They are counted by their
 * numbers, so nothing is kept beside the log, and a restart forgets nothing. What other nodes
 * record is noticed with the next append of this one. Safe for many threads.
 */
public final class Quotas {
  private final long perMonth;
  private final LogReader reader;
  private final InstantSource clock;
  private final Map<Integer, Quota> quotas = new ConcurrentHashMap<>();

  /**
   * @param perMonth interactions; 0 for no limit
   */
  public Quotas(long perMonth, LogReader reader, InstantSource clock) {
    this.perMonth = perMonth;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * Keeps room for interactions until it is closed; refuses them when too little is left. Under no
   * limit there is always room.
   */
  Room room(int tenantId, int count) {
    return perMonth == 0
        ? NO_LIMIT
        : quotas.computeIfAbsent(tenantId, Quota::new).room(count, clock.instant());
  }

  /** For interactions that are being recorded. */
  interface Room extends AutoCloseable {
    /** Told the last number that was given to them. */
    void filled(long upTo);

    @Override
    void close();
  }

  private static final Room NO_LIMIT =
      new Room() {
        @Override
        public void filled(long upTo) {}

        @Override
        public void close() {}
      };

  /** One tenant's. The month's interactions are the numbers after {@code before}. */
  private final class Quota {
    private final int tenantId;
    private Instant end = Instant.MIN;
    private long before;
    private long head;
    private long waiting;

    Quota(int tenantId) {
      this.tenantId = tenantId;
    }

    synchronized Room room(int count, Instant now) {
      if (!now.isBefore(end)) {
        begin(now);
      }
      if (head - before + waiting + count > perMonth) {
        throw new ProblemException(
            new Problem.QuotaUsed(perMonth, head - before, end, Duration.between(now, end)));
      }
      waiting += count;
      return new Room() {
        @Override
        public void filled(long upTo) {
          recorded(upTo);
        }

        @Override
        public void close() {
          leave(count);
        }
      };
    }

    private void begin(Instant now) {
      YearMonth month = YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC));
      LogReader.Since since = reader.since(tenantId, start(month));
      before = since.before();
      head = since.head();
      end = start(month.plusMonths(1));
    }

    private synchronized void recorded(long upTo) {
      head = Math.max(head, upTo);
    }

    private synchronized void leave(int count) {
      waiting -= count;
    }

    private static Instant start(YearMonth month) {
      return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  }
}

package dev.provenance.retention;

import dev.provenance.model.Act;
import dev.provenance.model.Checks;
import dev.provenance.model.Deed;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.OwnerLogs.Log;
import dev.provenance.store.Trimming;
import dev.provenance.store.Trimming.Cut;
import dev.provenance.store.Trimming.Loss;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes what is older than wanted out of the logs, told line by line; or says what it would take.
 * Each log records what is about to be taken before it is. May be broken off at any moment and run
 * again.
 */
public final class Trim {
  private static final Duration CLOCKS_AGREE = Duration.ofHours(1);

  private final DatabaseAddress address;
  private final TrimRequest request;
  private final PrintStream out;

  public Trim(DatabaseAddress address, TrimRequest request, PrintStream out) {
    this.address = address;
    this.request = request;
    this.out = out;
  }

  /** False when there is nothing of the name asked for; then nothing is done. */
  public boolean run() {
    try (Trimming trimming = Trimming.open(address)) {
      if (request.isReal()) {
        trimming.awaitTurn();
      }
      List<Log> logs = trimming.logs().of(request.tenant());
      if (logs.isEmpty()) {
        out.println("there is no tenant " + request.tenant().orElse("at all"));
        return false;
      }
      boolean isFound = false;
      for (Log log : logs) {
        isFound |= trim(trimming, log);
      }
      if (!isFound) {
        out.println("no tenant has a resource type " + String.join(", ", request.resourceTypes()));
        return false;
      }
      if (request.isReal()) {
        trimming.dropEmptyMonths().forEach(month -> out.println("dropped the empty " + month));
      } else {
        out.println("nothing was changed: with --yes it is done");
      }
      return true;
    }
  }

  private boolean trim(Trimming trimming, Log log) {
    boolean isOfTypes = !request.resourceTypes().isEmpty();
    List<Integer> types =
        isOfTypes ? trimming.types(log.tenantId(), request.resourceTypes()) : null;
    if (types != null && types.isEmpty()) {
      return false;
    }
    Cut cut = trimming.cut(log.tenantId(), request.keep(), types);
    compareClocks(cut.before().plus(request.keep()));
    List<Loss> losses = trimming.losses(cut);
    long lost = losses.stream().mapToLong(Loss::interactions).sum();
    out.printf(
        "%s: %,d of %,d interactions were created before %s%n",
        log.tenant(), lost, log.interactions(), Checks.format(cut.before()));
    losses.forEach(loss -> out.printf("  %-40s%,14d%n", loss.resourceType(), loss.interactions()));
    if (request.isReal() && lost > 0) {
      trimming.logs().record(log, act(log, cut, losses));
      takeOut(trimming, cut, lost);
    }
    return true;
  }

  /** What is gone is gone: one clock alone must not decide what is old. */
  private static void compareClocks(Instant ofDatabase) {
    Duration apart = Duration.between(Instant.now(), ofDatabase).abs();
    if (apart.compareTo(CLOCKS_AGREE) > 0) {
      throw new IllegalStateException(
          "the database's clock says %s, and this machine's %s apart: set them right first"
              .formatted(Checks.format(ofDatabase), apart));
    }
  }

  private void takeOut(Trimming trimming, Cut cut, long lost) {
    AtomicLong taken = new AtomicLong();
    AtomicLong told = new AtomicLong();
    trimming.takeOut(
        cut,
        count -> {
          long percent = taken.addAndGet(count) * 10 / lost * 10;
          if (percent > told.getAndSet(percent)) {
            out.printf("  %d%% taken out%n", percent);
          }
        });
  }

  private static Act act(Log log, Cut cut, List<Loss> losses) {
    Map<String, Long> byType = new LinkedHashMap<>();
    losses.forEach(loss -> byType.put(loss.resourceType(), loss.interactions()));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("createdBefore", Checks.format(cut.before()));
    details.put("upTo", cut.upTo());
    details.put("interactions", byType);
    return new Act(Deed.LOG_TRIMMED, Act.OPERATOR, log.tenant(), details);
  }
}

package dev.provenance.fsck;

import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.Inspection;
import dev.provenance.store.Inspection.Breach;
import dev.provenance.store.Invariant;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * One check of a store from end to end, told line by line. All of it is read in one snapshot, so
 * what servers write meanwhile is neither missed by half nor taken for a fault. Needs the same
 * memory for any size.
 */
public final class Fsck {
  /** Faults of one kind that are listed; one broken page can make a million. */
  private static final int MOST_LISTED = 20;

  private final DatabaseAddress address;
  private final PrintStream out;
  private long faults;
  private long interactions;
  private boolean isWhole = true;

  public Fsck(DatabaseAddress address, PrintStream out) {
    this.address = address;
    this.out = out;
  }

  /** Checks everything; true when nothing is wrong. */
  public boolean run() {
    try (Inspection inspection = Inspection.open(address)) {
      List<Inspection.Log> logs = inspection.logs();
      for (Inspection.Log log : logs) {
        out.printf("%s: %,d interactions%n", log.tenant(), log.interactions());
        for (Invariant invariant : Invariant.values()) {
          begin(invariant.promise());
          end(inspection.breaches(invariant, log.tenantId(), MOST_LISTED + 1));
        }
        begin("every payload is JSON");
        end(payloads(inspection, log));
        interactions += log.interactions();
      }
      out.println("all tenants");
      begin("every interaction belongs to a tenant");
      end(inspection.orphans());
      begin("every month is part of the log");
      end(inspection.looseMonths());
      begin("every index agrees with its table");
      indexes(inspection.brokenIndexes());
      out.printf(
          "%s%s (tenants: %,d; interactions: %,d)%n",
          faults == 0 ? "nothing is wrong" : "faults found: " + faults,
          isWhole ? "" : ", but not all was checked",
          logs.size(),
          interactions);
      return faults == 0;
    }
  }

  private static List<Breach> payloads(Inspection inspection, Inspection.Log log) {
    PayloadCheck check = new PayloadCheck(MOST_LISTED + 1);
    inspection.interactions(log.tenantId(), check::look);
    return check.breaches();
  }

  private void indexes(Optional<List<Breach>> broken) {
    if (broken.isEmpty()) {
      isWhole = false;
      out.println("not checked: the extension amcheck may not be used here");
    } else {
      end(broken.get());
    }
  }

  private void begin(String promise) {
    out.printf("  %-44s", promise);
    out.flush();
  }

  private void end(List<Breach> breaches) {
    out.println(breaches.isEmpty() ? "ok" : "BROKEN");
    for (Breach breach : breaches.subList(0, Math.min(MOST_LISTED, breaches.size()))) {
      out.printf("    %s: %s%n", breach.where(), breach.what());
    }
    if (breaches.size() > MOST_LISTED) {
      out.println("    and more");
    }
    faults += breaches.size();
  }
}

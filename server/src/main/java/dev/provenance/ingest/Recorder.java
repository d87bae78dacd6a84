package dev.provenance.ingest;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Draft;
import dev.provenance.model.Fault;
import dev.provenance.model.Interaction;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import dev.provenance.model.UuidV7;
import dev.provenance.store.LogReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records interactions. When {@link #record} returns they are on disk, numbered, visible to every
 * reader and survive the death of the server and of the database. When it throws a problem nothing
 * was stored, but for one case: a database that went away while committing may have kept them.
 */
public final class Recorder {
  /**
   * Registering may meet others who register; more rounds than this mean something else is wrong.
   */
  private static final int MOST_ROUNDS = 5;

  private final Catalogs catalogs;
  private final Lanes lanes;
  private final Quotas quotas;
  private final LogReader reader;
  private final UuidV7 uuids = new UuidV7(InstantSource.system());

  public Recorder(Catalogs catalogs, Lanes lanes, Quotas quotas, LogReader reader) {
    this.catalogs = catalogs;
    this.lanes = lanes;
    this.quotas = quotas;
    this.reader = reader;
  }

  /**
   * What was recorded.
   *
   * @param interactions in the request's order
   * @param isReplay whether all of them were there before, under the same idempotency keys
   */
  public record Receipt(List<Interaction> interactions, boolean isReplay) {}

  /**
   * Refuses a tenant's body before it is read and parsed, if so much more may not wait now.
   *
   * @param bytes of the body, about what it will weigh
   */
  public void admit(Tenant tenant, long bytes) {
    lanes.of(tenant.id()).admit(bytes);
  }

  /** Records all of the submissions or none; those that are new get consecutive numbers. */
  public Receipt record(
      Tenant tenant, SubmissionParser.Parsed parsed, Optional<RequestKey> requestKey) {
    List<Submission> submissions = parsed.items();
    List<Draft> drafts = resolve(tenant.id(), parsed);
    Append append = new Append(drafts, itemKeys(submissions), requestKey.orElse(null));
    Append.Outcome outcome = append(tenant.id(), append);
    // Whoever dresses the receipt finds a catalog that has all it refers to.
    catalogs.of(tenant.id(), outcome.catalogVersion());
    return new Receipt(interactions(tenant, drafts, outcome), outcome.isReplay());
  }

  private Append.Outcome append(int tenantId, Append append) {
    int most = append.drafts().size();
    try (Quotas.Room room = quotas.room(tenantId, most, () -> lanes.fresh(tenantId, append))) {
      lanes.of(tenantId).submit(append);
      Append.Outcome outcome = append.await();
      room.filled(outcome);
      return outcome;
    }
  }

  private List<Draft> resolve(int tenantId, SubmissionParser.Parsed parsed) {
    Catalog catalog = catalogs.of(tenantId);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Resolver resolver = new Resolver(catalog, uuids::next);
      List<Draft> drafts = resolver.resolve(parsed.items());
      if (!parsed.faults().isEmpty()) {
        throw ProblemException.invalid(together(parsed.faults(), resolver.faults()));
      }
      if (!resolver.faults().isEmpty()) {
        // Another node may know more: only a catalog read now may be the reason to refuse.
        Catalog newest = catalogs.current(tenantId);
        if (newest.version() == catalog.version()) {
          throw ProblemException.invalid(together(List.of(), resolver.faults()));
        }
        catalog = newest;
        continue;
      }
      if (resolver.unregistered().isEmpty()) {
        return drafts;
      }
      catalogs.register(tenantId, resolver.unregistered());
      catalog = catalogs.of(tenantId);
    }
    throw Append.unavailable("The catalog is being changed by many at once");
  }

  private static List<Fault> together(List<Fault> a, List<Fault> b) {
    return Stream.concat(a.stream(), b.stream()).limit(SubmissionParser.MOST_FAULTS).toList();
  }

  private static List<@Nullable RequestKey> itemKeys(List<Submission> submissions) {
    if (submissions.stream().noneMatch(s -> s.text(Field.IDEMPOTENCY_KEY) != null)) {
      return List.of();
    }
    List<@Nullable RequestKey> keys = new ArrayList<>();
    for (Submission submission : submissions) {
      String key = submission.text(Field.IDEMPOTENCY_KEY);
      keys.add(key == null ? null : new RequestKey(key, submission.digest()));
    }
    return keys;
  }

  private List<Interaction> interactions(
      Tenant tenant, List<Draft> drafts, Append.Outcome outcome) {
    long[] numbers = outcome.numbers();
    Map<Long, Interaction> old = old(tenant, outcome);
    List<Interaction> result = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      result.add(
          outcome.isNew()[i]
              ? new Interaction(numbers[i], outcome.createdDate(), drafts.get(i))
              : before(old, numbers[i]));
    }
    return result;
  }

  private static Interaction before(Map<Long, Interaction> old, long number) {
    Interaction interaction = old.get(number);
    if (interaction == null) {
      throw new IllegalStateException(
          "an idempotency key stands for " + number + ", which is missing");
    }
    return interaction;
  }

  /** What was there before is answered as it is stored, not as it was sent again. */
  private Map<Long, Interaction> old(Tenant tenant, Append.Outcome outcome) {
    long[] replayed =
        IntStream.range(0, outcome.numbers().length)
            .filter(i -> !outcome.isNew()[i])
            .mapToLong(i -> outcome.numbers()[i])
            .toArray();
    Map<Long, Interaction> old = new HashMap<>();
    if (replayed.length > 0) {
      reader.recorded(tenant.id(), replayed).rows().forEach(row -> old.put(row.number(), row));
    }
    return old;
  }
}

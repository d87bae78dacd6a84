package dev.provenance.ingest;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Allotment;
import dev.provenance.model.Draft;
import dev.provenance.model.Fault;
import dev.provenance.model.Faults;
import dev.provenance.model.Interaction;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import dev.provenance.model.UuidV7;
import dev.provenance.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records interactions. When {@link #record} returns they are on disk, numbered, visible to every
 * reader and survive the death of the server and of the database. When it throws a problem nothing
 * was stored, unless the problem says otherwise, or the database went away while committing: then
 * it may have kept them.
 */
public final class Recorder {
  private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

  /**
   * Registering may meet others who register; more rounds than this mean something else is wrong.
   */
  private static final int MOST_ROUNDS = 5;

  private static final Problem STORED =
      new Problem.Unavailable(
          Problem.Reason.DATABASE,
          "All of it is stored, and cannot be shown now: it is not to be sent again",
          Duration.ofSeconds(1));

  private final Catalogs catalogs;
  private final Lanes lanes;
  private final Quotas quotas;
  private final Replays replays;
  private final UuidV7 uuids = new UuidV7(InstantSource.system());

  public Recorder(Catalogs catalogs, Lanes lanes, Quotas quotas, Replays replays) {
    this.catalogs = catalogs;
    this.lanes = lanes;
    this.quotas = quotas;
    this.replays = replays;
  }

  /**
   * What was recorded.
   *
   * @param interactions in the request's order
   * @param isReplay whether all of them were there before, under the same idempotency keys
   */
  public record Receipt(List<Interaction> interactions, boolean isReplay) {}

  /**
   * Refuses a tenant's body before it is read, if so much more had better not come now.
   *
   * @param bytes as announced, or the most it may have
   */
  public void expect(Tenant tenant, long bytes) {
    lanes.of(tenant.id()).intake().expect(bytes);
  }

  /** Counts a tenant's body that was read as in hand until the part is closed; or refuses it. */
  public Allotment.Part admit(Tenant tenant, byte[] body) {
    return lanes.of(tenant.id()).intake().admit(body.length);
  }

  /** Refuses what comes from now on; what was taken is recorded. */
  public void stop() {
    lanes.stop();
  }

  /** Records all of the submissions or none; those that are new get consecutive numbers. */
  public Receipt record(
      Tenant tenant, SubmissionParser.Parsed parsed, Optional<RequestKey> requestKey) {
    List<Submission> submissions = parsed.items();
    Resolver resolver = resolver(submissions, catalogs.recent(tenant.id()));
    if (parsed.faults().isEmpty() && !resolver.isComplete()) {
      // The catalog may have changed since they were recorded: that is no reason to refuse a
      // replay.
      Optional<Receipt> before = replays.of(tenant.id(), submissions, requestKey);
      if (before.isPresent()) {
        return before.get();
      }
    }
    List<Draft> drafts = drafts(tenant.id(), parsed, resolver);
    Append append =
        new Append(drafts, itemKeys(submissions), requestKey.orElse(null), parsed.bytes());
    Append.Outcome outcome = append(tenant.id(), append);
    notice(tenant.id(), outcome.catalogVersion());
    try {
      return new Receipt(interactions(tenant, drafts, outcome), outcome.isReplay());
    } catch (ProblemException | StoreException e) {
      throw new ProblemException(STORED, e);
    }
  }

  private Append.Outcome append(int tenantId, Append append) {
    int most = append.drafts().size();
    try (Quotas.Reservation reservation =
        quotas.reserve(tenantId, most, () -> lanes.fresh(tenantId, append))) {
      lanes.submit(tenantId, append);
      Append.Outcome outcome = append.await();
      reservation.filled(outcome);
      return outcome;
    }
  }

  private List<Draft> drafts(int tenantId, SubmissionParser.Parsed parsed, Resolver first) {
    Resolver resolver = first;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Catalog catalog = resolver.catalog();
      if (!parsed.faults().isEmpty()) {
        throw ProblemException.invalid(together(parsed.faults(), resolver.faults()));
      }
      if (resolver.isComplete()) {
        return resolver.drafts();
      }
      if (!resolver.faults().isEmpty()) {
        // Another node may know more: only a catalog read now may be the reason to refuse.
        Catalog newest = catalogs.current(tenantId);
        if (newest.version() == catalog.version()) {
          throw ProblemException.invalid(together(List.of(), resolver.faults()));
        }
        catalog = newest;
      } else {
        catalogs.register(tenantId, resolver.unregistered());
        catalog = catalogs.of(tenantId);
      }
      resolver = resolver(parsed.items(), catalog);
    }
    throw Append.unavailable(
        Problem.Reason.CHANGED, "The catalog is being changed by many at once");
  }

  private Resolver resolver(List<Submission> submissions, Catalog catalog) {
    return new Resolver(submissions, catalog, uuids::next);
  }

  /**
   * Another node has changed the catalog: whoever asks next wants to know. What has been recorded
   * is recorded, whether or not the catalog can be read now.
   */
  private void notice(int tenantId, long catalogVersion) {
    try {
      catalogs.of(tenantId, catalogVersion);
    } catch (ProblemException | StoreException e) {
      LOG.log(System.Logger.Level.DEBUG, "the catalog will be read later", e);
    }
  }

  private static List<Fault> together(List<Fault> a, List<Fault> b) {
    return Stream.concat(a.stream(), b.stream()).limit(Faults.MOST).toList();
  }

  /** One for each, null for those that have none; empty when none has one. */
  private static List<@Nullable RequestKey> itemKeys(List<Submission> submissions) {
    if (submissions.stream().noneMatch(s -> s.text(Field.IDEMPOTENCY_KEY) != null)) {
      return List.of();
    }
    List<@Nullable RequestKey> keys = new ArrayList<>(submissions.size());
    submissions.forEach(submission -> keys.add(RequestKey.ofItem(submission)));
    return keys;
  }

  private List<Interaction> interactions(
      Tenant tenant, List<Draft> drafts, Append.Outcome outcome) {
    long[] numbers = outcome.numbers();
    long[] replayed =
        IntStream.range(0, numbers.length)
            .filter(i -> !outcome.isNew()[i])
            .mapToLong(i -> numbers[i])
            .toArray();
    Map<Long, Interaction> old = replays.read(tenant.id(), replayed);
    List<Interaction> result = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      result.add(
          outcome.isNew()[i]
              ? new Interaction(numbers[i], outcome.createdDate(), drafts.get(i))
              : Objects.requireNonNull(old.get(numbers[i])));
    }
    return result;
  }
}

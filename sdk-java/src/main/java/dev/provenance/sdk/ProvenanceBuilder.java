package dev.provenance.sdk;

import dev.provenance.sdk.http.Endpoint;
import dev.provenance.sdk.http.Transport;
import dev.provenance.sdk.queue.Backlog;
import dev.provenance.sdk.queue.Counts;
import dev.provenance.sdk.queue.Outbox;
import dev.provenance.sdk.queue.QueueSettings;
import dev.provenance.sdk.spool.Spool;
import dev.provenance.sdk.spool.SpoolSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of a client. All but the key have a default. Not for several threads. */
public final class ProvenanceBuilder {
  private static final String DEFAULT_URL = "http://localhost:4000/api";

  private final UnaryOperator<@Nullable String> environment;
  private @Nullable String apiUrl;
  private @Nullable String apiKey;
  private @Nullable String origin;
  private Duration requestTimeout = Duration.ofSeconds(30);
  private int maxQueued = QueueSettings.DEFAULTS.maxQueued();
  private long maxQueuedBytes = QueueSettings.DEFAULTS.maxQueuedBytes();
  private Duration blockWhenFull = QueueSettings.DEFAULTS.blockWhenFull();
  private int maxBatch = QueueSettings.DEFAULTS.maxBatch();
  private int maxBatchBytes = QueueSettings.DEFAULTS.maxBatchBytes();
  private Duration retryFirst = QueueSettings.DEFAULTS.retryFirst();
  private Duration retryLongest = QueueSettings.DEFAULTS.retryLongest();
  private @Nullable Path spool;
  private Duration spoolSync = SpoolSettings.DEFAULT_SYNC;
  private long maxSpoolBytes = SpoolSettings.DEFAULT_MAX_BYTES;
  private @Nullable Consumer<List<Interaction>> onSent;
  private @Nullable Consumer<Interaction> onDropped;
  private @Nullable Consumer<Rejection> onRejected;
  private @Nullable Consumer<RuntimeException> onError;

  /**
   * @param environment variables by name, null where there is none
   */
  ProvenanceBuilder(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * Where the server is; else {@code PROVENANCE_API_URL}, else {@code http://localhost:4000/api}.
   */
  public ProvenanceBuilder apiUrl(String url) {
    this.apiUrl = url;
    return this;
  }

  /** The key, {@code pak_…}; else {@code PROVENANCE_API_KEY}. */
  public ProvenanceBuilder apiKey(String key) {
    this.apiKey = key;
    return this;
  }

  /** Where what is logged comes from, by mnemonic; else {@code PROVENANCE_ORIGIN}. */
  public ProvenanceBuilder origin(String mnemonic) {
    this.origin = mnemonic;
    return this;
  }

  /** How long one request may take, of the queue and of {@code api()}; 30 s. */
  public ProvenanceBuilder requestTimeout(Duration limit) {
    this.requestTimeout = limit;
    return this;
  }

  /** How many interactions may wait in memory; 100,000. */
  public ProvenanceBuilder maxQueued(int interactions) {
    this.maxQueued = interactions;
    return this;
  }

  /** How many bytes of JSON may wait in memory; 64 MiB. */
  public ProvenanceBuilder maxQueuedBytes(long bytes) {
    this.maxQueuedBytes = bytes;
    return this;
  }

  /** How long {@code log} waits for room before it drops; 100 ms. Zero drops at once. */
  public ProvenanceBuilder blockWhenFull(Duration longest) {
    this.blockWhenFull = longest;
    return this;
  }

  /** How many interactions go in one request; 1,000, at most 10,000. */
  public ProvenanceBuilder maxBatch(int interactions) {
    this.maxBatch = interactions;
    return this;
  }

  /** How many bytes go in one request; 4 MiB. A single larger interaction goes alone. */
  public ProvenanceBuilder maxBatchBytes(int bytes) {
    this.maxBatchBytes = bytes;
    return this;
  }

  /** The first wait between two tries; 100 ms. It doubles with every try. */
  public ProvenanceBuilder retryFirst(Duration wait) {
    this.retryFirst = wait;
    return this;
  }

  /** The longest wait between two tries; 30 s. */
  public ProvenanceBuilder retryLongest(Duration wait) {
    this.retryLongest = wait;
    return this;
  }

  /**
   * Keeps the queue in this directory, so that it survives the process; without this it is in
   * memory only. The directory is made if need be, and belongs to one client at a time.
   */
  public ProvenanceBuilder spool(Path directory) {
    this.spool = directory;
    return this;
  }

  /** How often the spool is synced to the disk; 50 ms. */
  public ProvenanceBuilder spoolSync(Duration every) {
    this.spoolSync = every;
    return this;
  }

  /** How large the spool's files may become; 1 GiB. */
  public ProvenanceBuilder maxSpoolBytes(long bytes) {
    this.maxSpoolBytes = bytes;
    return this;
  }

  /** Is called with what is stored, batch by batch, on the sender's thread. */
  public ProvenanceBuilder onSent(Consumer<List<Interaction>> hook) {
    this.onSent = hook;
    return this;
  }

  /**
   * Is called with what was dropped: on the thread that logs, or the one that closes. Without it
   * the loss is logged as a warning.
   */
  public ProvenanceBuilder onDropped(Consumer<Interaction> hook) {
    this.onDropped = hook;
    return this;
  }

  /**
   * Is called with what the server can never take, on the sender's thread. Without it the loss is
   * logged as a warning.
   */
  public ProvenanceBuilder onRejected(Consumer<Rejection> hook) {
    this.onRejected = hook;
    return this;
  }

  /**
   * Is called whenever a try fails, which will be repeated, and when the spool does; on a thread of
   * the SDK. Without it failures are logged as warnings, at most one in ten seconds.
   */
  public ProvenanceBuilder onError(Consumer<RuntimeException> hook) {
    this.onError = hook;
    return this;
  }

  /**
   * The client, and starts its sender.
   *
   * @throws IllegalArgumentException if there is no key, or a setting is out of range
   * @throws IllegalStateException if another client uses the spool's directory
   * @throws java.io.UncheckedIOException if the spool's directory cannot be used
   */
  public Provenance build() {
    Transport transport = new Transport(new Endpoint(url(), key(), requestTimeout));
    QueueSettings queue =
        new QueueSettings(
            maxQueued,
            maxQueuedBytes,
            blockWhenFull,
            maxBatch,
            maxBatchBytes,
            retryFirst,
            retryLongest);
    Counts counts = new Counts();
    Hooks hooks = new Hooks(onSent, onDropped, onRejected, onError, new Warnings());
    Backlog backlog =
        spool == null
            ? Backlog.inMemory(queue)
            : Spool.open(new SpoolSettings(spool, spoolSync, maxSpoolBytes), queue, counts, hooks);
    Outbox outbox = new Outbox(queue, backlog, transport, counts, hooks).start();
    return new Provenance(transport, outbox, counts, new Completion(origin()));
  }

  private String url() {
    return apiUrl != null ? apiUrl : variable("PROVENANCE_API_URL", DEFAULT_URL);
  }

  private String key() {
    String key = apiKey != null ? apiKey : variable("PROVENANCE_API_KEY", "");
    if (key.isBlank()) {
      throw new IllegalArgumentException(
          "there is no API key (expected: builder().apiKey(\"pak_…\"), or PROVENANCE_API_KEY)");
    }
    return key;
  }

  private @Nullable String origin() {
    String found = origin != null ? origin : variable("PROVENANCE_ORIGIN", "");
    return found.isBlank() ? null : found;
  }

  private String variable(String name, String otherwise) {
    String value = environment.apply(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}

package dev.provenance.sdk.api;

import dev.provenance.sdk.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code /interactions}: records them, finds them again, counts them over time. */
public final class Interactions {
  private static final String PATH = "/interactions";

  private final Client client;

  Interactions(Client client) {
    this.client = client;
  }

  /**
   * Records one interaction; when this returns it is on disk. What the context and the client's
   * origin would add to a logged one is not added here.
   */
  public RecordedInteraction create(NewInteraction interaction) {
    Map<String, String> headers =
        interaction.idempotencyKey().map(key -> Map.of("Idempotency-Key", key)).orElse(Map.of());
    Receipt<RecordedInteraction> receipt =
        new Receipt<>(
            RecordedInteraction.class,
            recorded -> recorded.interactionNumber() > 0,
            "201 with an interactionNumber");
    return client.record(PATH, interaction.json(), headers, receipt);
  }

  /** Records up to 10,000 interactions, all or none; when this returns they are on disk. */
  public BatchReceipt createBatch(List<? extends NewInteraction> interactions) {
    List<?> items = interactions.stream().map(NewInteraction::json).toList();
    Receipt<BatchReceipt> receipt =
        new Receipt<>(
            BatchReceipt.class,
            stored -> stored.count() == items.size(),
            "201 with a count of " + items.size());
    return client.record(PATH + "/batch", items, Map.of(), receipt);
  }

  /** One page, newest first unless the query says otherwise. */
  @SuppressWarnings("unchecked") // the type is that of the page
  public Page<RecordedInteraction> list(InteractionQuery query) {
    return (Page<RecordedInteraction>)
        client.get(
            PATH + query.parameters().query(), Json.type(Page.class, RecordedInteraction.class));
  }

  /**
   * Everything that matches, oldest first, a hundred at a time as the stream is consumed. What is
   * recorded meanwhile comes too; nothing comes twice.
   */
  public Stream<RecordedInteraction> listAll(InteractionQuery query) {
    if (query.parameters().has("page") || query.parameters().has("order")) {
      throw new IllegalArgumentException("listAll is ascending and has no pages");
    }
    return StreamSupport.stream(new Tail(client, PATH, query).spliterator(), false);
  }

  /** One interaction; {@link NotFoundException} if there is none. */
  public RecordedInteraction get(UUID interactionId) {
    return client.get(PATH + "/" + interactionId, RecordedInteraction.class);
  }

  /** How much happened when. */
  public Timeline timeline(TimelineQuery query) {
    return client.get(PATH + "/timeline" + query.parameters().query(), Timeline.class);
  }
}

package dev.provenance.sdk;

import dev.provenance.sdk.api.Fault;
import dev.provenance.sdk.json.JsonException;
import dev.provenance.sdk.queue.QueueListener;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls the hooks of the application. What a hook throws is logged and harms nothing; what has no
 * hook but means a loss is logged too.
 */
record Hooks(
    @Nullable Consumer<List<Interaction>> onSent,
    @Nullable Consumer<Interaction> onDropped,
    @Nullable Consumer<Rejection> onRejected,
    @Nullable Consumer<RuntimeException> onError,
    Warnings warnings)
    implements QueueListener {

  @Override
  public void sent(List<byte[]> lines) {
    if (onSent != null) {
      call("onSent", () -> onSent.accept(lines.stream().map(Interaction::parse).toList()));
    }
  }

  @Override
  public void dropped(byte[] line) {
    if (onDropped != null) {
      call("onDropped", () -> onDropped.accept(Interaction.parse(line)));
    } else {
      warnings.warn("an interaction was dropped: the queue is full or closed", null);
    }
  }

  @Override
  public void rejected(byte[] line, List<Fault> reasons) {
    if (onRejected != null) {
      call("onRejected", () -> onRejected.accept(new Rejection(Interaction.parse(line), reasons)));
    } else {
      warnings.warn("the server rejected an interaction: " + reasons, null);
    }
  }

  @Override
  public void failed(RuntimeException failure) {
    if (onError != null) {
      call("onError", () -> onError.accept(failure));
    } else {
      warnings.warn(String.valueOf(failure.getMessage()), failure);
    }
  }

  private void call(String hook, Runnable body) {
    try {
      body.run();
    } catch (JsonException e) {
      warnings.warn("a line of the spool is damaged: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) { // it is the application's, and the queue must go on
      warnings.warn("the hook " + hook + " failed: " + e, e);
    }
  }
}

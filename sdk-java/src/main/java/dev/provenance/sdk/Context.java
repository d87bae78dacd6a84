package dev.provenance.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What several interactions share. A logger can have one ({@link Provenance#with}), and a thread
 * can have a current one. Immutable: every method that sets something returns a new one.
 *
 * <p>A thread that is started while a context is current does not inherit it: a pool would keep the
 * context of whoever happened to start its threads. Hand it over with {@link #wrap(Runnable)} or
 * {@link #propagating(ExecutorService)}, also to virtual threads.
 *
 * @param uowId the unit of work, or null
 * @param userId who acts, or null
 * @param parentSpanId the step that causes what is logged, or null
 * @param resourceType mnemonic of the resources, or null
 * @param origin mnemonic of where it comes from, or null for the client's
 */
public record Context(
    @Nullable UUID uowId,
    @Nullable String userId,
    @Nullable String parentSpanId,
    @Nullable String resourceType,
    @Nullable String origin) {
  private static final Context EMPTY = new Context(null, null, null, null, null);
  private static final ThreadLocal<Context> CURRENT = ThreadLocal.withInitial(() -> EMPTY);

  /** A context that says nothing. */
  public static Context empty() {
    return EMPTY;
  }

  /** A context with a new unit of work, a UUIDv7. */
  public static Context newUow() {
    return EMPTY.uow(Uuids.next());
  }

  /** The context of this thread; empty if it has none. */
  public static Context current() {
    return CURRENT.get();
  }

  /**
   * The context that a request brings: {@code x-uowid}, {@code x-userid}, {@code x-parent-span-id},
   * else {@code traceparent}. It always has a unit of work, if need be a new one.
   *
   * @param header the value of a header by its name, or null; as in {@code request::getHeader}
   */
  public static Context fromHeaders(Function<String, @Nullable String> header) {
    return Headers.read(header);
  }

  /** Like {@link #fromHeaders(Function)}; the names may be in any case. */
  public static Context fromHeaders(Map<String, String> headers) {
    return Headers.read(wanted ->
        headers.entrySet().stream()
            .filter(header -> wanted.equalsIgnoreCase(header.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null));
  }

  /** The headers that take it into the next service: unit of work, user, parent span. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (uowId != null) {
      headers.put(Headers.UOW_ID, uowId.toString());
    }
    if (userId != null) {
      headers.put(Headers.USER_ID, userId);
    }
    if (parentSpanId != null) {
      headers.put(Headers.PARENT_SPAN_ID, parentSpanId);
    }
    return headers;
  }

  /** With this unit of work. */
  public Context uow(@Nullable UUID id) {
    return new Context(id, userId, parentSpanId, resourceType, origin);
  }

  /**
   * With this unit of work.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public Context uow(String id) {
    return uow(Uuids.parse("uowId", id));
  }

  /** With this user. */
  public Context user(@Nullable String id) {
    return new Context(uowId, id, parentSpanId, resourceType, origin);
  }

  /** With this step as the cause. */
  public Context parentSpan(@Nullable String id) {
    return new Context(uowId, userId, id, resourceType, origin);
  }

  /** With this resource type. */
  public Context resourceType(@Nullable String mnemonic) {
    return new Context(uowId, userId, parentSpanId, mnemonic, origin);
  }

  /** With this origin. */
  public Context origin(@Nullable String mnemonic) {
    return new Context(uowId, userId, parentSpanId, resourceType, mnemonic);
  }

  /** This context, and where it says nothing, another. */
  public Context orElse(Context other) {
    return new Context(
        uowId == null ? other.uowId : uowId,
        userId == null ? other.userId : userId,
        parentSpanId == null ? other.parentSpanId : parentSpanId,
        resourceType == null ? other.resourceType : resourceType,
        origin == null ? other.origin : origin);
  }

  /** Runs something with this as the current context; the one before comes back after it. */
  public void run(Runnable task) {
    Context before = CURRENT.get();
    CURRENT.set(this);
    try {
      task.run();
    } finally {
      restore(before);
    }
  }

  /** Like {@link #run}, with a result. */
  public <T> T call(Callable<T> task) throws Exception {
    Context before = CURRENT.get();
    CURRENT.set(this);
    try {
      return task.call();
    } finally {
      restore(before);
    }
  }

  /** The same task, but with this as its current context, on whatever thread it runs. */
  public Runnable wrap(Runnable task) {
    return () -> run(task);
  }

  /** The same task, but with this as its current context, on whatever thread it runs. */
  public <T> Callable<T> wrapCall(Callable<T> task) {
    return () -> call(task);
  }

  /** An executor that runs each task in the context which was current when it was handed over. */
  public static Executor propagating(Executor executor) {
    return task -> executor.execute(current().wrap(task));
  }

  /** Like {@link #propagating(Executor)}; closing it closes the one within. */
  public static ExecutorService propagating(ExecutorService executor) {
    return new PropagatingExecutor(executor);
  }

  private static void restore(Context before) {
    if (before.equals(EMPTY)) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}

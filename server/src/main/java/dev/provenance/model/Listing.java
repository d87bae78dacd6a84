package dev.provenance.model;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an answer lists, in order; not all of it need be in memory at a time. It is read as it is
 * gone through, which may wait, and throw {@link ProblemException}: what comes first is read before
 * there is an iterator.
 */
public final class Listing<T> implements Iterable<T> {
  private final int size;
  private final Supplier<Iterator<T>> reading;
  private final @Nullable List<T> inHand;

  private Listing(int size, Supplier<Iterator<T>> reading, @Nullable List<T> inHand) {
    this.size = size;
    this.reading = reading;
    this.inHand = inHand;
  }

  /** What is in hand. */
  public static <T> Listing<T> of(List<T> all) {
    return new Listing<>(all.size(), all::iterator, all);
  }

  /**
   * What is to be read.
   *
   * @param reading begins to
   */
  public static <T> Listing<T> later(int size, Supplier<Iterator<T>> reading) {
    return new Listing<>(size, reading, null);
  }

  public int size() {
    return size;
  }

  /** The same, each as something else. */
  public <R> Listing<R> map(Function<T, R> each) {
    return inHand == null
        ? later(size, () -> new Mapped<>(reading.get(), each))
        : of(inHand.stream().map(each).toList());
  }

  @Override
  public Iterator<T> iterator() {
    return reading.get();
  }

  private record Mapped<T, R>(Iterator<T> all, Function<T, R> each) implements Iterator<R> {
    @Override
    public boolean hasNext() {
      return all.hasNext();
    }

    @Override
    public R next() {
      return each.apply(all.next());
    }
  }
}

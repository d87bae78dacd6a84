package dev.provenance.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held for the sake of an answer, from where it is read until its receiver has taken it;
 * those in between need not know.
 */
public final class Held {
  private static final ScopedValue<List<Allotment.Part>> PARTS = ScopedValue.newInstance();

  private Held() {}

  /** Gives an answer; what this thread keeps meanwhile is given back when it is over. */
  public static <T extends @Nullable Object, X extends Throwable> T during(
      ScopedValue.CallableOp<T, X> answering) throws X {
    List<Allotment.Part> parts = new ArrayList<>();
    try {
      return ScopedValue.where(PARTS, parts).call(answering);
    } finally {
      parts.forEach(Allotment.Part::close);
    }
  }

  /** Keeps a part until the answer is given; where none is being given, that is at once. */
  public static void keep(Allotment.Part part) {
    if (PARTS.isBound()) {
      PARTS.get().add(part);
    } else {
      part.close();
    }
  }
}

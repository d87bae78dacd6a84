package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the long answers of one kind that each key has under way, and bounds them. */
final class LongAnswers {
  private final int mostPerKey;
  private final String tooMany;
  private final Duration retryAfter;
  private final Map<UUID, Integer> open = new ConcurrentHashMap<>();

  /**
   * @param tooMany what whoever asks for one more is told, with a %d for the bound
   */
  LongAnswers(int mostPerKey, String tooMany, Duration retryAfter) {
    this.mostPerKey = mostPerKey;
    this.tooMany = tooMany.formatted(mostPerKey);
    this.retryAfter = retryAfter;
  }

  /** Answers, unless this key has too many open already. */
  void answer(UUID keyId, Runnable answer) {
    try {
      if (open.merge(keyId, 1, Integer::sum) > mostPerKey) {
        throw new ProblemException(
            new Problem.Unavailable(Problem.Reason.STREAMS, tooMany, retryAfter));
      }
      answer.run();
    } finally {
      open.computeIfPresent(keyId, (id, count) -> count == 1 ? null : count - 1);
    }
  }
}

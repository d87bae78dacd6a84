package dev.provenance.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A way into the log: the numbers of what may match a question, without walking all of them. */
sealed interface AccessPath permits Postings, OwnTimes {

  /** Numbers that are walked in the time that it takes to find and read a single one. */
  int WALKED_FOR_ONE = 8;

  /** So few numbers are walked, or looked up, without asking whether there is a better way. */
  int FEW = 4_096;

  /**
   * The best that a filter offers: where there are several, the one with the fewest numbers behind
   * it. Empty when the log must be walked, or better is.
   *
   * @param total how many match, for a page of them, or {@link PageQuery#UNKNOWN}: a page has its
   *     own way of walking before it takes any other
   */
  static Optional<AccessPath> best(Question question, NumberRange range, long total)
      throws SQLException {
    boolean isShort = range.size() <= FEW;
    List<AccessPath> paths = new ArrayList<>();
    for (Terms terms : Terms.of(question.filter())) {
      if (!isShort || terms.isSingle()) {
        paths.add(new Postings(question, terms, range));
      }
    }
    Optional<OwnTimes> ownTimes = isShort ? Optional.empty() : OwnTimes.of(question, range);
    if (paths.size() == 1 && ownTimes.isEmpty()) {
      return Optional.of(paths.getFirst());
    }
    Optional<AccessPath> best = Optional.empty();
    long fewest = Long.MAX_VALUE;
    for (AccessPath path : paths) {
      long count = count(question, path, total);
      if (count < fewest) {
        fewest = count;
        best = Optional.of(path);
      }
    }
    if (ownTimes.isPresent() && fewest > FEW) {
      long count = count(question, ownTimes.get(), total);
      boolean isWorthIt = total != PageQuery.UNKNOWN || count < range.size() / WALKED_FOR_ONE;
      if (count < fewest && isWorthIt) {
        best = Optional.of(ownTimes.get());
      }
    }
    return best;
  }

  private static long count(Question question, AccessPath path, long total) throws SQLException {
    return path.isExact() && total != PageQuery.UNKNOWN
        ? total
        : question.tx().one(path.estimate(), row -> row.getLong(1));
  }

  /** About how many numbers there are. */
  Sql estimate() throws SQLException;

  /** The numbers, each once. */
  Sql numbers();

  /** Whether no other condition of the filter needs to be looked at. */
  boolean isExact();

  /**
   * Whether the numbers come in their order, so that whoever takes a few leaves the rest unread.
   */
  default boolean isOrdered() {
    return false;
  }

  /** A FROM item {@code n} with the numbers, each once, in a direction. */
  default Sql ordered(boolean ascending) {
    return new Sql("(")
        .add(numbers())
        .add(" ORDER BY 1 " + (ascending ? "ASC" : "DESC") + " OFFSET 0) n");
  }
}

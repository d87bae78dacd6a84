package dev.provenance.store;

import dev.provenance.model.Interaction;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.ProblemException;
import java.util.List;

/**
 * A way through everything that matches, as the log was when it began. Holds nothing but its
 * position: neither rows nor a connection between two pieces. Not for use by several threads.
 */
public final class LogScan {
  /** It ends after so many bytes of payloads: a row alone may have a mebibyte. */
  private static final Piece.Size PIECE = new Piece.Size(1_000, 8L * 1024 * 1024);

  /** Numbers that one statement looks through at most, however few of them match. */
  private static final long MOST_NUMBERS = 1 << 18;

  private final Database database;
  private final int tenantId;
  private final LogFilter filter;
  private final Snapshot snapshot;
  private final boolean ascending;
  private NumberRange rest;

  LogScan(Database database, Question question, NumberRange range, boolean ascending) {
    this.database = database;
    this.tenantId = question.tenantId();
    this.filter = question.filter();
    this.snapshot = question.snapshot();
    this.rest = range;
    this.ascending = ascending;
  }

  /** The state of the log that is read. */
  public LogSnapshot snapshot() {
    return snapshot.forCallers();
  }

  /**
   * What comes next; empty at the end.
   *
   * @throws ProblemException if the log has been trimmed since the beginning, so far that some of
   *     what was to come may be gone
   */
  public Listing<Interaction> next() {
    while (!rest.isEmpty()) {
      NumberRange stretch = rest.part(MOST_NUMBERS, ascending);
      Stretch piece =
          database.readOn(
              tenantId,
              tx -> {
                Snapshot now = Snapshot.current(tx);
                if (now.trimmed() != snapshot.trimmed() && !now.isWhole(stretch)) {
                  throw AnswerRows.trimmed();
                }
                return Piece.read(
                    database.answers(),
                    Matches.of(new Question(tx, filter, snapshot), stretch),
                    ascending,
                    PIECE,
                    Database.LONG_PATIENCE);
              });
      long done = piece.hasMore() ? piece.last() : ascending ? stretch.last() : stretch.first();
      rest =
          ascending
              ? new NumberRange(done + 1, rest.last())
              : new NumberRange(rest.first(), done - 1);
      if (piece.rows().size() > 0) {
        return piece.rows();
      }
    }
    return Listing.of(List.of());
  }
}

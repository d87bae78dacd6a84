package dev.provenance.store;

import dev.provenance.model.Found;
import dev.provenance.model.Interaction;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.PageRequest;
import java.util.Arrays;
import java.util.List;

/**
 * Reads interactions as lists. Every read sees one moment of the log, and nothing a crash could
 * take back.
 */
public final class LogReader {
  private static final Piece.Size NEWS = new Piece.Size(20, 1024 * 1024);

  private final Database database;
  private final AnswerRows answers;
  private final Totals totals = new Totals();

  public LogReader(Database database) {
    this.database = database;
    this.answers = database.answers();
  }

  /** The state of a tenant's log now. */
  public LogSnapshot snapshot(int tenantId) {
    return database.read(tenantId, tx -> Snapshot.current(tx).forCallers());
  }

  /** How many interactions match each of two filters, in a log that ends at a number. */
  public record Counts(long head, long first, long second) {}

  /** Counts both at one moment. */
  public Counts count(int tenantId, LogFilter first, LogFilter second) {
    return database.readSmall(
        tenantId,
        tx -> {
          Question one = Question.now(tx, first);
          Question other = new Question(tx, second, one.snapshot());
          return new Counts(
              one.snapshot().head(), totals.of(one, one.range()), totals.of(other, other.range()));
        });
  }

  /** One page of what matches, and how many match in all. */
  public Found<Interaction> page(int tenantId, LogFilter filter, PageRequest page) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          NumberRange range = question.range();
          long total = totals.of(question, range);
          List<AnswerRows.Sized> rows =
              page.offset() >= total ? List.of() : PageQuery.read(question, range, total, page);
          return new Found<>(
              answers.listing(tx, rows, Database.PATIENCE),
              total,
              question.snapshot().forCallers());
        });
  }

  /** Up to {@code limit} matching interactions with numbers above {@code after}, ascending. */
  public Stretch after(int tenantId, LogFilter filter, long after, int limit) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          NumberRange rest = question.range().above(after);
          PageRequest page = new PageRequest(1, limit + 1, true);
          Sql sql =
              PageQuery.of(
                  question, rest, PageQuery.UNKNOWN, page, AnswerRows.columns(page.limit()));
          List<AnswerRows.Sized> rows = tx.list(sql, AnswerRows.Sized::of);
          boolean hasMore = rows.size() > limit;
          return answers.stretch(
              tx,
              hasMore ? rows.subList(0, limit) : rows,
              hasMore,
              question.snapshot().forCallers(),
              Database.PATIENCE);
        });
  }

  /** The next few matching interactions with numbers above {@code after}, ascending. */
  public Stretch news(int tenantId, LogFilter filter, long after) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          NumberRange rest = question.range().above(after);
          return Piece.read(answers, Matches.of(question, rest), true, NEWS, Database.PATIENCE);
        });
  }

  /** Everything that matches now, to be read piece by piece. */
  public LogScan scan(int tenantId, LogFilter filter, boolean ascending) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          return new LogScan(database, question, question.range(), ascending);
        });
  }

  /** The interaction with this number, if there is one. */
  public Found<Interaction> numbered(int tenantId, long number) {
    return database.read(
        tenantId,
        tx -> {
          Snapshot snapshot = Snapshot.current(tx);
          Sql sql = numbered(tx, snapshot, AnswerRows.columns(1), number);
          List<AnswerRows.Sized> rows = tx.list(sql, AnswerRows.Sized::of);
          return new Found<>(
              answers.listing(tx, rows, Database.PATIENCE), rows.size(), snapshot.forCallers());
        });
  }

  /**
   * The interactions with these numbers, as far as they exist, in no order; for one who records,
   * and must not be refused once that is done.
   */
  public Found<Interaction> recorded(int tenantId, long... numbers) {
    return database.readSmall(
        tenantId,
        tx -> {
          Snapshot snapshot = Snapshot.current(tx);
          List<Interaction> rows =
              tx.list(numbered(tx, snapshot, Rows.COLUMNS, numbers), Rows::interaction);
          return new Found<>(Listing.of(rows), rows.size(), snapshot.forCallers());
        });
  }

  private static Sql numbered(Tx tx, Snapshot snapshot, String columns, long... numbers) {
    return new Sql(
        "SELECT "
            + columns
            + " FROM interaction i WHERE i.tenant_id = ? AND i.number = ANY (?) AND i.number <= ?",
        tx.tenantId(),
        Arrays.stream(numbers).boxed().toArray(Long[]::new),
        snapshot.head());
  }
}

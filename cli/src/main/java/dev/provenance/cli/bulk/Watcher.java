package dev.provenance.cli.bulk;

/** Sees how far a long piece of work is, and every notice. */
public interface Watcher extends AutoCloseable {
  /**
   * Something more is done.
   *
   * @param done of the total, in the unit the watcher was made for
   * @param extra a few words on it, such as the rate
   */
  void sees(long done, String extra);

  void notice(String text);

  @Override
  void close();
}

package dev.provenance.backup;

/**
 * What a backup looks like: a ZIP archive whose first entry says what it is, whose last one says
 * how many rows every table has, so that a file that was cut off is known as such, and between them
 * an entry for each table: what PostgreSQL's {@code COPY … TO STDOUT WITH (HEADER)} writes.
 */
final class BackupFormat {
  static final int VERSION = 1;

  static final String MANIFEST = "manifest.properties";
  static final String FORMAT = "format";
  static final String SCHEMA = "schema";
  static final String MONTHS = "months";
  static final String CREATED = "created";

  static final String TABLES = "tables/";
  static final String ROWS = "rows.properties";

  private BackupFormat() {}
}

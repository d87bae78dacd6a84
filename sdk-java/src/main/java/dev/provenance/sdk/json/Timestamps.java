package dev.provenance.sdk.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the API has them, as in {@code 2024-01-15T10:30:00.000Z}. */
final class Timestamps {
  private static final int DAY = 86_400;
  private static final DateTimeFormatter ANY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** A formatter takes ten times as long, and every logged interaction has a time. */
  static String text(Instant moment) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond(), (long) DAY));
    if (date.getYear() < 0 || date.getYear() > 9999) {
      return ANY.format(moment);
    }
    int second = (int) Math.floorMod(moment.getEpochSecond(), (long) DAY);
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    digits(text, 4, date.getYear());
    digits(text, 7, date.getMonthValue());
    digits(text, 10, date.getDayOfMonth());
    digits(text, 13, second / 3600);
    digits(text, 16, second / 60 % 60);
    digits(text, 19, second % 60);
    digits(text, 23, moment.getNano() / 1_000_000);
    return new String(text);
  }

  private static void digits(char[] text, int end, int number) {
    int at = end;
    for (int rest = number; rest > 0; rest /= 10) {
      text[--at] = (char) ('0' + rest % 10);
    }
  }
}

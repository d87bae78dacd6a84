package dev.provenance.sdk.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What a server answered. */
public record Answer(int status, Optional<Duration> retryAfter, byte[] body) {
  static Answer of(HttpResponse<byte[]> response) {
    Optional<Duration> wait = response.headers().firstValue("Retry-After").flatMap(Answer::wait);
    return new Answer(response.statusCode(), wait, response.body());
  }

  /** Whether it is a 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether it is the one that says that something was made. */
  public boolean isCreated() {
    return status == 201;
  }

  /** {@code Retry-After} is a number of seconds or a date; anything else is passed over. */
  private static Optional<Duration> wait(String header) {
    String text = header.strip();
    if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

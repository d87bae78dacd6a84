package dev.provenance.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What came of sending a request once. */
sealed interface Attempt {

  /** Whether the same request may well succeed a little later. */
  boolean temporary();

  /** How long the server asked to be left alone, if it did. */
  @Nullable Duration retryAfter();

  /** In a few words, for the line that tells of another try. */
  String reason();

  /** A success, whose body was read. */
  record Read<T>(T value) implements Attempt {
    @Override
    public boolean temporary() {
      return false;
    }

    @Override
    public @Nullable Duration retryAfter() {
      return null;
    }

    @Override
    public String reason() {
      return "answers well";
    }
  }

  /** No success. */
  record Answered(int status, HttpHeaders headers, byte[] body) implements Attempt {
    @Override
    public boolean temporary() {
      return status() == 429 || status() == 503;
    }

    @Override
    public @Nullable Duration retryAfter() {
      return headers.firstValue("Retry-After").map(Answered::parse).orElse(null);
    }

    @Override
    public String reason() {
      return "answers " + status();
    }

    private static @Nullable Duration parse(String header) {
      try {
        if (header.matches("\\d{1,9}")) {
          return Duration.ofSeconds(Long.parseLong(header));
        }
        Instant then =
            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Duration.between(Instant.now(), then);
      } catch (DateTimeException neitherSecondsNorDate) {
        return null;
      }
    }
  }

  record Unanswered(IOException failure) implements Attempt {
    @Override
    public boolean temporary() {
      return !(failure instanceof SSLHandshakeException);
    }

    @Override
    public @Nullable Duration retryAfter() {
      return null;
    }

    @Override
    public String reason() {
      if (failure instanceof HttpTimeoutException) {
        return "takes too long";
      }
      if (failure instanceof ConnectException) {
        return unresolved() ? "has a host name that nobody knows" : "refuses the connection";
      }
      return "breaks the connection (" + failure + ")";
    }

    private boolean unresolved() {
      for (Throwable t = failure; t != null; t = t.getCause()) {
        if (t instanceof UnresolvedAddressException) {
          return true;
        }
      }
      return false;
    }
  }
}

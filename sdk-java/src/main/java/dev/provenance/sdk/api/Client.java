package dev.provenance.sdk.api;

import dev.provenance.sdk.http.Answer;
import dev.provenance.sdk.http.Call;
import dev.provenance.sdk.http.Transport;
import dev.provenance.sdk.json.Json;
import dev.provenance.sdk.json.JsonException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls in terms of JSON: an answer read as a type, or an exception. */
final class Client {
  private final Transport transport;

  Client(Transport transport) {
    this.transport = transport;
  }

  <T> T get(String path, Class<T> type) {
    return type.cast(read("GET " + path, answer(Call.of("GET", path)), type));
  }

  Object get(String path, Type type) {
    return read("GET " + path, answer(Call.of("GET", path)), type);
  }

  <T> T send(String method, String path, @Nullable Object body, Class<T> type) {
    return type.cast(sendGeneric(method, path, body, type));
  }

  /** Posts what is to be recorded, and takes no answer for success but the one that says so. */
  <T> T record(String path, Object body, Map<String, String> headers, Receipt<T> receipt) {
    Call call =
        Call.of("POST", path).withHeaders(headers).with("application/json", Json.write(body));
    Answer answer = answer(call);
    @Nullable T stored = answer.isCreated() ? receipt.readFrom(answer) : null;
    if (stored != null) {
      return stored;
    }
    throw Refusal.unexpected(answer, receipt.expected()).exception();
  }

  Object send(String method, String path, @Nullable Object body, Type type) {
    return sendGeneric(method, path, body, type);
  }

  void delete(String path) {
    Answer answer = answer(Call.of("DELETE", path));
    if (answer.status() != 204) {
      throw Refusal.unexpected(answer, "204").exception();
    }
  }

  private Object sendGeneric(String method, String path, @Nullable Object body, Type type) {
    Call call = Call.of(method, path);
    if (body != null) {
      call = call.with("application/json", Json.write(body));
    }
    return read(method + " " + path, answer(call), type);
  }

  private Answer answer(Call call) {
    try {
      Answer answer = transport.exchange(call);
      if (!answer.isSuccess()) {
        throw Refusal.of(answer).exception();
      }
      return answer;
    } catch (IOException e) {
      throw new ConnectionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException(e);
    }
  }

  private static Object read(String what, Answer answer, Type type) {
    try {
      Object value = Json.read(answer.body(), type);
      if (value != null) {
        return value;
      }
    } catch (JsonException e) {
      throw unreadable(what, e);
    }
    throw unreadable(what, null);
  }

  private static ConnectionException unreadable(String what, @Nullable JsonException cause) {
    String reason = cause == null ? "it is null" : String.valueOf(cause.getMessage());
    return new ConnectionException(
        new IOException("the answer to " + what + " cannot be read: " + reason, cause));
  }
}

package dev.provenance.sdk.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests and waits for their answers. Its threads are daemons. */
public final class Transport {
  private static final Duration CONNECT_LONGEST = Duration.ofSeconds(10);
  private static final String USER_AGENT = "provenance-sdk-java/" + version();

  private final Endpoint endpoint;
  private final HttpClient client;

  /** Opens no connection yet. */
  public Transport(Endpoint endpoint) {
    this.endpoint = endpoint;
    Duration limit = endpoint.requestTimeout();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit.compareTo(CONNECT_LONGEST) < 0 ? limit : CONNECT_LONGEST)
            .build();
  }

  /**
   * Sends a request.
   *
   * @throws IOException if there was no whole answer within the request's time
   * @throws InterruptedException if the thread was interrupted; the request is given up
   */
  public Answer exchange(Call call) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request(call), HttpResponse.BodyHandlers.ofByteArray());
    try {
      return Answer.of(pending.get(endpoint.requestTimeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new HttpTimeoutException(
          "no answer from " + endpoint + " within " + endpoint.requestTimeout());
    } catch (ExecutionException e) {
      throw new IOException("no answer from " + endpoint + ": " + e.getCause(), e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.BodyPublisher body =
        call.body().length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(call.body());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.uri(call.path()))
            .method(call.method(), body)
            .header("x-api-key", endpoint.apiKey())
            .header("User-Agent", USER_AGENT);
    call.headers().forEach(request::header);
    return request.build();
  }

  private static String version() {
    return Optional.ofNullable(Transport.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code java Probe.java URL SIZE REQUESTS}: asks each of the {@link Questions} so many times, one
 * after the other over one connection, after as many to warm up, and prints name, median and p99 in
 * ms, bytes answered and how many times it was asked: fewer when that would take longer than two
 * minutes. With 0 requests it prints the questions: name, path and body.
 */
final class Probe {
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int MOST_GIVEN_UP = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String key = System.getenv("API_KEY");

  private Probe(String url) {
    this.url = url;
  }

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[1]);
    int requests = Integer.parseInt(args[2]);
    Probe probe = new Probe(args[0]);
    for (Questions.Question question : new Questions(size, probe.anInteractionId(size)).all()) {
      if (requests == 0) {
        System.out.println(question.name() + "\t" + question.path() + "\t" + question.body());
      } else {
        System.out.println(probe.measure(question, requests));
      }
    }
  }

  private String anInteractionId(int size) throws Exception {
    String page = ask(new Questions.Question("", "/api/interactions?limit=1&page=" + size / 2));
    Matcher id = Pattern.compile("\"interactionId\":\"([^\"]+)\"").matcher(page);
    if (!id.find()) {
      throw new IllegalStateException("no interactionId in " + page);
    }
    return id.group(1);
  }

  private String measure(Questions.Question question, int requests) throws Exception {
    long begin = System.nanoTime();
    readIn(question);
    double cold = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    System.err.printf("%s: %.1f ms, the first time%n", question.name(), cold);
    begin = System.nanoTime();
    for (int i = 0; i < requests && System.nanoTime() - begin < LONGEST_WARM_UP.toNanos(); i++) {
      ask(question);
    }
    double[] millis = new double[requests];
    int length = 0;
    int asked = 0;
    begin = System.nanoTime();
    while (asked < requests && (asked == 0 || System.nanoTime() - begin < LONGEST.toNanos())) {
      long start = System.nanoTime();
      length = ask(question).length();
      millis[asked++] = (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
    Arrays.sort(millis, 0, asked);
    double p99 = millis[(int) Math.ceil(asked * 0.99) - 1];
    return "%s\t%.2f\t%.2f\t%d\t%d"
        .formatted(question.name(), millis[asked / 2], p99, length, asked);
  }

  /** From a disk that has to find what nobody has asked for, a question may be given up at first. */
  private void readIn(Questions.Question question) throws Exception {
    for (int i = 1; i < MOST_GIVEN_UP && send(question).statusCode() == UNAVAILABLE; i++) {
      System.err.println(question.name() + ": given up by the server, asked again");
    }
    ask(question);
  }

  private String ask(Questions.Question question) throws Exception {
    HttpResponse<String> answer = send(question);
    if (answer.statusCode() != OK) {
      throw new IllegalStateException(
          question.path()
              + ": status "
              + answer.statusCode()
              + " (expected: 200): "
              + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> send(Questions.Question question) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + question.path())).header("x-api-key", key);
    if (!question.body().isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(question.body()));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

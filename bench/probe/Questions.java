import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every kind of reading that has a target. */
record Questions(int size, String interactionId) {
  private static final int DEEPEST_PAGE = 100_000;
  private static final int PAGE = 20;

  /** One payload in ten. */
  private static final String JSON_FILTER =
      "jsonFilter="
          + URLEncoder.encode(
              "{\"path\":\"total\",\"operator\":\"lt\",\"value\":10000}", StandardCharsets.UTF_8);

  /**
   * One question.
   *
   * @param body of a POST; empty: a GET
   */
  record Question(String name, String path, String body) {
    Question(String name, String path) {
      this(name, path, "");
    }

    /** What a count costs, with one interaction beside it. */
    static Question total(String name, String query) {
      return new Question("total-" + name, "/api/interactions?limit=1&" + query);
    }

    static Question list(String name, String query) {
      return new Question(name, "/api/interactions?limit=" + PAGE + "&" + query);
    }
  }

  List<Question> all() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String happened =
        "dateField=interactionTimestamp&startDate="
            + today.minusDays(400)
            + "&endDate="
            + today.minusDays(370);
    String created = "startDate=" + today.minusDays(1) + "&endDate=" + today;
    LocalDate day = today.minusDays(400);
    String oneDay = "dateField=interactionTimestamp&startDate=" + day + "&endDate=" + day;
    String trace = "/api/traces/";
    String timeline = "/api/interactions/timeline?days=90";
    int deep = Math.min(DEEPEST_PAGE, size / PAGE / 2);
    return List.of(
        Question.list("first-page", "page=1"),
        Question.list("resource-hot", "resourceId=" + Dataset.HOT_RESOURCE),
        Question.list("resource-cold", "resourceId=" + Dataset.COLD_RESOURCE),
        Question.list("resource-prefix", "resourceId=order-4*"),
        Question.list("interaction-id", "interactionId=" + interactionId),
        Question.list("unit-of-work-20", "uowId=" + Dataset.SHORT_UNIT),
        Question.list("unit-of-work-5000", "uowId=" + Dataset.LONG_UNIT),
        Question.list(
            "external-reference", "externalReference=" + Dataset.referenceOf(size / 8 * 4)),
        Question.list("user-hot", "userId=" + Dataset.HOT_USER),
        Question.list("user-cold", "userId=" + Dataset.COLD_USER),
        Question.list("action-common", "action=UPDATE"),
        Question.list("action-rare", "action=" + Dataset.RARE_ACTION),
        Question.list("resource-type", "resourceType=INVOICE"),
        Question.list("origin", "origin=PARTNER"),
        Question.list("dates-created", created),
        Question.list("dates-happened", happened),
        Question.list("deep-page-" + deep, "page=" + deep),
        Question.total("type", "resourceType=INVOICE"),
        Question.total("action", "action=UPDATE"),
        Question.total("origin", "origin=PARTNER"),
        Question.total("type-action-origin", "resourceType=ORDER&action=READ&origin=MOBILE"),
        Question.total("dates-created", created),
        Question.total("dates-happened", happened),
        Question.total("type-dates-created", "resourceType=INVOICE&" + created),
        Question.list("json-in-resource", "resourceId=order-4&" + JSON_FILTER),
        Question.list(
            "json-in-hot-resource", "resourceId=" + Dataset.HOT_RESOURCE + "&" + JSON_FILTER),
        Question.list("json-in-day-happened", oneDay + "&" + JSON_FILTER),
        new Question("trace-20", trace + Dataset.SHORT_UNIT),
        new Question("trace-5000-first-1000", trace + Dataset.LONG_UNIT),
        new Question("trace-5000-whole", trace + Dataset.LONG_UNIT + "?limit=10000"),
        new Question("trace-5000-summary", trace + Dataset.LONG_UNIT + "/summary"),
        new Question("timeline-90-days", timeline),
        new Question("timeline-90-days-grouped", timeline + "&groupBy=action"),
        new Question("timeline-90-days-happened", timeline + "&dateField=interactionTimestamp"),
        new Question("activity-10-resources", "/api/activity", activity("cold")),
        new Question("activity-10-busy-resources", "/api/activity", activity("order")));
  }

  /** Of 10 resources with a few interactions each, or with one in 8,000 of all. */
  private static String activity(String sort) {
    return IntStream.range(100, 110)
        .mapToObj(n -> "{\"resourceId\":\"%s-%d\",\"resourceType\":\"ORDER\"}".formatted(sort, n))
        .collect(Collectors.joining(",", "{\"resources\":[", "]}"));
  }
}

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every kind of reading that has a target. */
record Questions(int size, String interactionId) {
  private static final int DEEPEST_PAGE = 10_000;
  private static final int PAGE = 20;

  /**
   * One question.
   *
   * @param body of a POST; empty: a GET
   */
  record Question(String name, String path, String body) {
    Question(String name, String path) {
      this(name, path, "");
    }

    static Question list(String name, String query) {
      return new Question(name, "/api/interactions?limit=" + PAGE + "&" + query);
    }
  }

  List<Question> all() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String happened = "dateField=interactionTimestamp&startDate=" + today.minusDays(400) + "&endDate=" + today.minusDays(370);
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
        Question.list("external-reference", "externalReference=" + Dataset.referenceOf(size / 8 * 4)),
        Question.list("user-hot", "userId=" + Dataset.HOT_USER),
        Question.list("user-cold", "userId=" + Dataset.COLD_USER),
        Question.list("action-common", "action=UPDATE"),
        Question.list("action-rare", "action=" + Dataset.RARE_ACTION),
        Question.list("resource-type", "resourceType=INVOICE"),
        Question.list("origin", "origin=PARTNER"),
        Question.list("dates-created", "startDate=" + today.minusDays(1) + "&endDate=" + today),
        Question.list("dates-happened", happened),
        Question.list("deep-page-" + deep, "page=" + deep),
        new Question("trace-20", trace + Dataset.SHORT_UNIT),
        new Question("trace-5000-first-1000", trace + Dataset.LONG_UNIT),
        new Question("trace-5000-whole", trace + Dataset.LONG_UNIT + "?limit=10000"),
        new Question("trace-5000-summary", trace + Dataset.LONG_UNIT + "/summary"),
        new Question("timeline-90-days", timeline),
        new Question("timeline-90-days-grouped", timeline + "&groupBy=action"),
        new Question("timeline-90-days-happened", timeline + "&dateField=interactionTimestamp"),
        new Question("activity-10-resources", "/api/activity", activity()));
  }

  private static String activity() {
    return IntStream.range(100, 110)
        .mapToObj("{\"resourceId\":\"order-%d\",\"resourceType\":\"ORDER\"}"::formatted)
        .collect(Collectors.joining(",", "{\"resources\":[", "]}"));
  }
}

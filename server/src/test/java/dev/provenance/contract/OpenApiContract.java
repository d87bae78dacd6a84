package dev.provenance.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds HTTP exchanges against {@code api/openapi.yaml}. Every schema is compiled once, so a check
 * is cheap enough for every exchange of every test; safe for use by many threads.
 */
public final class OpenApiContract {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final OpenApiDocument document;
  private final List<Operation> operations;

  OpenApiContract(OpenApiDocument document) {
    this.document = document;
    this.operations = Operation.all(document.root());
  }

  /**
   * The contract in {@code api/openapi.yaml}, see {@code ApiFiles} for where that is looked for.
   */
  public static OpenApiContract load() {
    return new OpenApiContract(OpenApiDocument.read(ApiFiles.openApi()));
  }

  /**
   * Fails unless the contract documents this answer and its body is as documented.
   *
   * @param path as sent, percent-encoded; a query is ignored
   * @param contentType the header as received, parameters included
   * @throws AssertionError naming operation, status, JSON pointer and what is wrong there
   */
  public void check(
      String method, String path, int status, Optional<String> contentType, byte[] body) {
    Operation operation = operation(method, path);
    JsonPointer content = response(operation, status).appendProperty("content");
    if (document.root().at(content).isMissingNode()) {
      require(body.length == 0, operation, status, "has a body, none is documented");
      return;
    }
    String mediaType = contentType.map(OpenApiContract::withoutParameters).orElse("");
    JsonPointer entry = content.appendProperty(mediaType);
    require(
        document.root().at(entry).isObject(),
        operation,
        status,
        "has content type '%s', documented are %s"
            .formatted(mediaType, document.root().at(content).propertyNames()));
    checkBody(operation, status, entry.appendProperty("schema"), mediaType, body);
  }

  /** The operation that serves such a request; literal path segments win over variables. */
  Operation operation(String method, String path) {
    String plain = path.replaceFirst("[?#].*", "");
    List<Operation> onPath = operations.stream().filter(o -> o.matchesPath(plain)).toList();
    if (onPath.isEmpty()) {
      throw new AssertionError("path " + plain + " is not documented");
    }
    // A request for an undocumented method of a literal path must not fall through to a variable
    // one.
    String template = onPath.getFirst().template();
    return onPath.stream()
        .filter(o -> o.template().equals(template) && o.method().equals(method))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("method " + method + " is not documented on " + template));
  }

  OpenApiDocument document() {
    return document;
  }

  List<Operation> operations() {
    return operations;
  }

  /**
   * Where the response with this status is documented: by the number itself, or by its class
   * ({@code 4XX}).
   */
  JsonPointer response(Operation operation, int status) {
    JsonPointer responses = operation.pointer().appendProperty("responses");
    return Stream.of(Integer.toString(status), status / 100 + "XX", "default")
        .map(responses::appendProperty)
        .filter(pointer -> document.root().at(pointer).isObject())
        .findFirst()
        .map(document::resolve)
        .orElseThrow(() ->
            new AssertionError(
                "%s answered %d, documented are %s"
                    .formatted(operation, status, document.root().at(responses).propertyNames())));
  }

  private void checkBody(
      Operation operation, int status, JsonPointer schema, String mediaType, byte[] body) {
    JsonNode value;
    try {
      value = isJson(mediaType) ? JSON.readTree(body) : textNode(body);
    } catch (JacksonException e) {
      throw new AssertionError(
          "%s answered %d: the body is not JSON: %s"
              .formatted(operation, status, e.getOriginalMessage()),
          e);
    }
    List<String> faults = document.faults(schema, value);
    require(faults.isEmpty(), operation, status, "is not as documented\n  " + join(faults));
  }

  private static String join(List<String> faults) {
    return String.join("\n  ", faults);
  }

  private static JsonNode textNode(byte[] body) {
    return JSON.getNodeFactory().stringNode(new String(body, StandardCharsets.UTF_8));
  }

  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  private static String withoutParameters(String contentType) {
    return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static void require(boolean holds, Operation operation, int status, String otherwise) {
    if (!holds) {
      throw new AssertionError(
          "%s answered %d: the response %s".formatted(operation, status, otherwise));
    }
  }
}

package dev.provenance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiContractTest {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final String ENTRY =
      """
      {
        "resourceTypeId": "0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b01", "title": "Order", "mnemonic": "ORDER", "description": null,
        "icon": null, "fontColorHex": null, "bgColorHex": "#fff", "isSystem": false,
        "createdDate": "2024-01-15T10:00:00.000Z", "modifiedDate": "2024-01-15T10:00:00.000Z"
      }
      """;

  @Test
  void check_documentedAnswer_passes() {
    assertThatCode(() -> created(ENTRY)).doesNotThrowAnyException();
  }

  @Test
  void check_undocumentedPath_saysSo() {
    assertThatThrownBy(() -> check("GET", "/api/nothing", 200, "{}"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("path /api/nothing is not documented");
  }

  @Test
  void check_undocumentedMethod_saysSo() {
    assertThatThrownBy(() -> check("PATCH", "/api/interactions", 200, "{}"))
        .hasMessage("method PATCH is not documented on /api/interactions");
  }

  @Test
  void check_methodOfVariablePathOnLiteralOne_isNotBorrowed() {
    assertThatThrownBy(() -> check("GET", "/api/interactions/batch", 200, "{}"))
        .hasMessage("method GET is not documented on /api/interactions/batch");
  }

  @Test
  void check_undocumentedStatus_namesOperationAndDocumentedOnes() {
    assertThatThrownBy(() -> check("POST", "/api/resource-types", 202, ENTRY))
        .hasMessageStartingWith(
            "createResourceType (POST /api/resource-types) answered 202, documented are [201, 400,");
  }

  @Test
  void check_otherContentType_isRefused() {
    assertThatThrownBy(() ->
            CONTRACT.check(
                "POST", "/api/actions", 400, Optional.of("application/json"), bytes("{}")))
        .hasMessageContaining("has content type 'application/json'")
        .hasMessageContaining("application/problem+json");
  }

  @Test
  void check_contentTypeMissing_isRefused() {
    assertThatThrownBy(
            () -> CONTRACT.check("GET", "/api/settings", 200, Optional.empty(), bytes("{}")))
        .hasMessageContaining("has content type ''");
  }

  @Test
  void check_bodyWhereNoneIsDocumented_isRefused() {
    assertThatThrownBy(() -> check("DELETE", "/api/api-keys/1", 204, "{}"))
        .hasMessageEndingWith("has a body, none is documented");
  }

  @Test
  void check_noBodyWhereNoneIsDocumented_passes() {
    assertThatCode(
            () -> CONTRACT.check("DELETE", "/api/api-keys/1", 204, Optional.empty(), new byte[0]))
        .doesNotThrowAnyException();
  }

  @Test
  void check_notJson_isRefused() {
    assertThatThrownBy(() -> created("{ \"title\": }")).hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> created(ENTRY + "{}")).hasMessageContaining("is not JSON");
  }

  @Test
  void check_missingMember_isNamed() {
    assertThatThrownBy(() -> created(ENTRY.replace("\"icon\": null,", "")))
        .hasMessageContaining("createResourceType (POST /api/resource-types) answered 201")
        .hasMessageContaining("required property 'icon' not found");
  }

  @Test
  void check_extraMember_isNamed() {
    assertThatThrownBy(() -> created(ENTRY.replace("\"icon\": null,", "\"icon\": null, \"x\": 1,")))
        .hasMessageContaining("'x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false|\"no\"|/isSystem",
        "\"Order\"|7|/title",
        "\"#fff\"|\"red\"|/bgColorHex",
        "\"ORDER\"|\"OR DER\"|/mnemonic",
        "\"0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b01\"|\"0190d5e2\"|/resourceTypeId",
        "\"modifiedDate\": \"2024-01-15T10:00:00.000Z\"|\"modifiedDate\": \"2024-02-30T10:00:00.000Z\"|/modifiedDate",
        "\"modifiedDate\": \"2024-01-15T10:00:00.000Z\"|\"modifiedDate\": \"2024-01-15T10:00:00Z\"|/modifiedDate",
      })
  void check_badValue_namesPointer(String good, String bad, String pointer) {
    assertThat(ENTRY).contains(good);
    assertThatThrownBy(() -> created(ENTRY.replace(good, bad)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(pointer + ": ");
  }

  @Test
  void check_composedSchema_refusesExtraMember() {
    String problem =
        """
        { "type": "/docs/errors#not-found", "title": "Not found", "status": 404, "detail": "gone", "error": "gone",
          "instance": "/api/interactions/1", "requestId": "r1", "stack": "at Main.main" }
        """;
    assertThatThrownBy(() -> problem(problem)).hasMessageContaining("'stack'");
    assertThatCode(() -> problem(problem.replace(", \"stack\": \"at Main.main\"", "")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/interactions/timeline,getTimeline",
    "/api/interactions/timeline?days=90,getTimeline",
    "/api/interactions/0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b01,getInteraction",
    "/api/traces/timeline,getTrace",
    "/api/traces/timeline/timeline,getTraceTimeline",
    "/api/traces/a%2Fb/summary,getTraceSummary",
    "/,getUi",
    "/docs/,getDocs",
  })
  void operation_path_literalSegmentsWin(String path, String operationId) {
    assertThat(CONTRACT.operation("GET", path).id()).isEqualTo(operationId);
  }

  private static void created(String body) {
    check("POST", "/api/resource-types", 201, body);
  }

  private static void problem(String body) {
    CONTRACT.check(
        "GET", "/api/interactions/1", 404, Optional.of("application/problem+json"), bytes(body));
  }

  private static void check(String method, String path, int status, String body) {
    CONTRACT.check(
        method, path, status, Optional.of("application/json; charset=utf-8"), bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

package dev.provenance.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An OpenAPI document as a tree, and the schemas in it, each compiled once. Safe for use by many
 * threads.
 */
final class OpenApiDocument {
  private static final String IRI = "urn:provenance:openapi";

  private final JsonNode root;
  private final SchemaRegistry registry;
  private final Map<JsonPointer, Schema> compiled = new ConcurrentHashMap<>();

  OpenApiDocument(JsonNode root) {
    this.root = root;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .build();
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemas(Map.of(IRI, new ObjectMapper().writeValueAsString(root))));
  }

  static OpenApiDocument read(Path file) {
    return new OpenApiDocument(new YAMLMapper().readTree(file));
  }

  JsonNode root() {
    return root;
  }

  /** Where a node really is: the pointer itself, or what the {@code $ref} found there points to. */
  JsonPointer resolve(JsonPointer pointer) {
    JsonNode ref = root.at(pointer).path("$ref");
    if (!ref.isString()) {
      return pointer;
    }
    String target = ref.stringValue();
    if (!target.startsWith("#/")) {
      throw new IllegalStateException(target + " at " + pointer + " leads out of the document");
    }
    return resolve(JsonPointer.compile(target.substring(1)));
  }

  /**
   * What is wrong with the value by the schema at this pointer: {@code /json/pointer: message};
   * empty if nothing.
   */
  List<String> faults(JsonPointer schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(OpenApiDocument::describe)
        .toList();
  }

  private Schema compile(JsonPointer pointer) {
    if (root.at(pointer).isMissingNode()) {
      throw new IllegalStateException("no schema at " + pointer);
    }
    Schema schema = registry.getSchema(SchemaLocation.of(IRI + "#" + pointer));
    schema.initializeValidators();
    return schema;
  }

  private static String describe(Error error) {
    String at = error.getInstanceLocation().toString();
    return (at.isEmpty() ? "/" : at) + ": " + error.getMessage();
  }
}

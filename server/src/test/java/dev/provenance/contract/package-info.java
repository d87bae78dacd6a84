/**
 * The contract of the HTTP API as test code: {@code OpenApiContract} checks one exchange against
 * {@code api/openapi.yaml}, {@code ScenarioRunner} plays the samples of {@code api/samples} against
 * a server.
 */
@NullMarked
package dev.provenance.contract;

import org.jspecify.annotations.NullMarked;

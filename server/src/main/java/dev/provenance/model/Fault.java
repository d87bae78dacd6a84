package dev.provenance.model;

/**
 * One thing wrong with a request.
 *
 * @param path JSON pointer into the body, or the name of the parameter or header
 * @param message what was found and what was expected
 */
public record Fault(String path, String message) {}

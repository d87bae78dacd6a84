package dev.provenance.sdk.api;

/**
 * One fault of a request.
 *
 * @param path where: a JSON pointer into what was sent, or the name of a parameter
 * @param message what is wrong with it
 */
public record Fault(String path, String message) {}

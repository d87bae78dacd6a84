package dev.provenance.cli.api;

/** One thing the server found wrong with a request, and where. */
public record Fault(String path, String message) {}

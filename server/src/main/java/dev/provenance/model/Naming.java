package dev.provenance.model;

/** What a catalog entry is called, and how it is shown. */
public record Naming(String mnemonic, Badge badge) {}

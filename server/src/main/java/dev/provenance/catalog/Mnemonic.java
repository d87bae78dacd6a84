package dev.provenance.catalog;

import dev.provenance.model.Kind;

/** The name of a catalog entry, which may or may not be there. */
public record Mnemonic(Kind kind, String text) {}

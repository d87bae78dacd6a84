package dev.provenance.model;

import org.jspecify.annotations.Nullable;

/** How a catalog entry is shown. Colours are {@code #rgb} or {@code #rrggbb}. */
public record Badge(
    String title,
    @Nullable String description,
    @Nullable String icon,
    @Nullable String fontColorHex,
    @Nullable String bgColorHex) {}

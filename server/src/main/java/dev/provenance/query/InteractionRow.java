package dev.provenance.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.provenance.catalog.Catalog;
import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Draft;
import dev.provenance.model.Interaction;
import dev.provenance.model.Kind;
import dev.provenance.model.Tenant;
import org.jspecify.annotations.Nullable;

/** An interaction as lists and traces answer it: with the badges of its type, action and origin. */
public record InteractionRow(
    @JsonUnwrapped InteractionRecord recorded,
    String resourceTypeMnemonic,
    @Nullable String resourceTypeIcon,
    @Nullable String resourceTypeFontColorHex,
    @Nullable String resourceTypeBgColorHex,
    String actionMnemonic,
    @Nullable String actionIcon,
    @Nullable String actionFontColorHex,
    @Nullable String actionBgColorHex,
    String originMnemonic,
    @Nullable String originIcon,
    @Nullable String originFontColorHex,
    @Nullable String originBgColorHex) {

  static InteractionRow of(Tenant tenant, Catalog catalog, Interaction row) {
    Draft draft = row.draft();
    CatalogEntry type = catalog.byNumber(Kind.RESOURCE_TYPE, draft.typeNumber());
    CatalogEntry action = catalog.byNumber(Kind.ACTION, draft.actionNumber());
    CatalogEntry origin = catalog.byNumber(Kind.ORIGIN, draft.originNumber());
    Badge typeBadge = type.badge();
    Badge actionBadge = action.badge();
    Badge originBadge = origin.badge();
    return new InteractionRow(
        InteractionRecord.of(tenant, catalog, row),
        type.mnemonic(),
        typeBadge.icon(),
        typeBadge.fontColorHex(),
        typeBadge.bgColorHex(),
        action.mnemonic(),
        actionBadge.icon(),
        actionBadge.fontColorHex(),
        actionBadge.bgColorHex(),
        origin.mnemonic(),
        originBadge.icon(),
        originBadge.fontColorHex(),
        originBadge.bgColorHex());
  }
}

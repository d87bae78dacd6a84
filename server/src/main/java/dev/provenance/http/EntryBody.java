package dev.provenance.http;

import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Checks;
import dev.provenance.model.Naming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is sent to make or change a catalog entry. */
final class EntryBody {
  private EntryBody() {}

  /**
   * Reads it.
   *
   * @param current what members that are left out keep; null for a new entry, which needs title and
   *     mnemonic
   */
  static Naming read(JsonNode json, @Nullable CatalogEntry current) {
    BodyReader body = new BodyReader(json);
    Badge badge = current == null ? null : current.badge();
    String title =
        badge != null && !body.has("title") ? badge.title() : body.required("title", 200);
    String mnemonic =
        current != null && !body.has("mnemonic")
            ? current.mnemonic()
            : body.required("mnemonic", 64);
    if (!mnemonic.isEmpty() && !Checks.isMnemonic(mnemonic)) {
      body.fault("mnemonic", Checks.quote(mnemonic) + " (expected: " + Checks.MNEMONIC_FORM + ")");
    }
    Badge read =
        new Badge(
            title,
            text(body, "description", 2000, badge == null ? null : badge.description()),
            text(body, "icon", 64, badge == null ? null : badge.icon()),
            colour(body, "fontColorHex", badge == null ? null : badge.fontColorHex()),
            colour(body, "bgColorHex", badge == null ? null : badge.bgColorHex()));
    body.done();
    return new Naming(mnemonic, read);
  }

  private static @Nullable String text(
      BodyReader body, String member, int longest, @Nullable String current) {
    return body.has(member) ? body.optional(member, longest) : current;
  }

  private static @Nullable String colour(BodyReader body, String member, @Nullable String current) {
    String colour = text(body, member, 7, current);
    if (colour != null && !Checks.isColour(colour)) {
      body.fault(member, Checks.quote(colour) + " (expected: #rgb or #rrggbb)");
    }
    return colour;
  }
}

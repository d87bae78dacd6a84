package dev.provenance.query;

import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Checks;
import dev.provenance.model.Kind;
import dev.provenance.model.Listing;
import dev.provenance.model.PageRequest;
import dev.provenance.model.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of catalog entries. */
public final class CatalogLists {
  private final Catalogs catalogs;

  public CatalogLists(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /** A plain list, or a {@link Page} without system entries when a page is asked for. */
  public Object list(Tenant tenant, Kind kind, Parameters parameters) {
    boolean isPaged = parameters.has("page") || parameters.has("limit");
    PageRequest page = Page.request(parameters, true);
    List<UUID> ids = parameters.list(kind.idField(), Checks.UUID_FORM, Checks::uuid);
    List<String> mnemonics = lower(parameters.texts("mnemonic"));
    List<String> titles = lower(parameters.texts("title"));
    parameters.done();
    List<CatalogEntry> found =
        catalogs.current(tenant.id()).live(kind).stream()
            .filter(e -> ids == null || ids.contains(e.id()))
            .filter(e -> mnemonics == null || mnemonics.contains(lower(e.mnemonic())))
            .filter(e -> titles == null || contains(lower(e.badge().title()), titles))
            .filter(e -> !isPaged || !e.isSystem())
            .toList();
    // Each is made as it is written: of thousands, many lists may be on their way at once.
    return isPaged
        ? Page.of(
            Listing.of(found.stream().skip(page.offset()).limit(page.limit()).toList())
                .map(CatalogLists::view),
            page,
            found.size())
        : Listing.later(found.size(), () -> found.stream().map(CatalogLists::view).iterator());
  }

  /** An entry as it is answered; its id's member is named after its kind. */
  public static Map<String, @Nullable Object> view(CatalogEntry entry) {
    Badge badge = entry.badge();
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put(entry.kind().idField(), entry.id());
    view.put("title", badge.title());
    view.put("description", badge.description());
    view.put("mnemonic", entry.mnemonic());
    view.put("icon", badge.icon());
    view.put("fontColorHex", badge.fontColorHex());
    view.put("bgColorHex", badge.bgColorHex());
    view.put("isSystem", entry.isSystem());
    view.put("createdDate", entry.createdDate());
    view.put("modifiedDate", entry.modifiedDate());
    return view;
  }

  private static boolean contains(String title, List<String> wanted) {
    return wanted.stream().anyMatch(title::contains);
  }

  private static @Nullable List<String> lower(@Nullable List<String> texts) {
    return texts == null ? null : texts.stream().map(CatalogLists::lower).toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

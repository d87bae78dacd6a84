package dev.provenance.store;

import dev.provenance.model.Act;
import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Deed;
import dev.provenance.model.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is recorded of somebody who changes the catalog; members are called as in the API. */
final class EntryActs {
  private static final Set<String> NAMES = Set.of("mnemonic", "title");

  private EntryActs() {}

  /**
   * An entry was made, or came back.
   *
   * @param archived what it was before, if it was there
   */
  static Act created(Principal by, Optional<CatalogEntry> archived, CatalogEntry entry) {
    Map<String, @Nullable String> given = members(entry);
    given.values().removeIf(Objects::isNull);
    Map<String, @Nullable Object> details = about(entry);
    details.putAll(given);
    archived.ifPresent(old -> {
      details.put("wasArchived", true);
      Set<String> differing = differing(old, entry);
      if (!differing.isEmpty()) {
        details.put("from", only(differing, old));
      }
    });
    return act(by, Deed.ENTRY_CREATED, entry, details);
  }

  /** None where nothing differs; two where both its name and how it looks do. */
  static List<Act> changed(Principal by, CatalogEntry old, CatalogEntry entry) {
    Set<String> looks = differing(old, entry);
    boolean isRenamed = looks.removeAll(NAMES);
    List<Act> acts = new ArrayList<>();
    if (isRenamed) {
      acts.add(act(by, Deed.ENTRY_RENAMED, entry, fromTo(about(entry), NAMES, old, entry)));
    }
    if (!looks.isEmpty()) {
      Map<String, @Nullable Object> details = about(entry);
      details.put("mnemonic", entry.mnemonic());
      acts.add(act(by, Deed.ENTRY_CHANGED, entry, fromTo(details, looks, old, entry)));
    }
    return acts;
  }

  static Act archived(Principal by, CatalogEntry entry) {
    Map<String, @Nullable Object> details = about(entry);
    details.putAll(only(NAMES, entry));
    return act(by, Deed.ENTRY_ARCHIVED, entry, details);
  }

  private static Act act(Principal by, Deed deed, CatalogEntry entry, Map<String, ?> details) {
    return Act.of(by, deed, entry.id().toString(), details);
  }

  private static Map<String, @Nullable Object> about(CatalogEntry entry) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("kind", entry.kind().field());
    return details;
  }

  private static Map<String, @Nullable Object> fromTo(
      Map<String, @Nullable Object> details,
      Set<String> names,
      CatalogEntry old,
      CatalogEntry entry) {
    details.put("from", only(names, old));
    details.put("to", only(names, entry));
    return details;
  }

  /** The names of the members that differ. */
  private static Set<String> differing(CatalogEntry one, CatalogEntry other) {
    Map<String, @Nullable String> members = members(one);
    Map<String, @Nullable String> others = members(other);
    members
        .entrySet()
        .removeIf(member -> Objects.equals(member.getValue(), others.get(member.getKey())));
    return members.keySet();
  }

  private static Map<String, @Nullable String> only(Set<String> names, CatalogEntry entry) {
    Map<String, @Nullable String> members = members(entry);
    members.keySet().retainAll(names);
    return members;
  }

  private static Map<String, @Nullable String> members(CatalogEntry entry) {
    Badge badge = entry.badge();
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("mnemonic", entry.mnemonic());
    members.put("title", badge.title());
    members.put("description", badge.description());
    members.put("icon", badge.icon());
    members.put("fontColorHex", badge.fontColorHex());
    members.put("bgColorHex", badge.bgColorHex());
    return members;
  }
}

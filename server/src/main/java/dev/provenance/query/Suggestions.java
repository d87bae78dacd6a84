package dev.provenance.query;

import dev.provenance.model.Checks;
import dev.provenance.model.IndexedText;
import dev.provenance.model.Tenant;
import dev.provenance.store.SuggestReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/** What somebody who has begun to type may mean. */
public final class Suggestions {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST = 20;

  private final SuggestReader reader;

  public Suggestions(SuggestReader reader) {
    this.reader = reader;
  }

  /** The values found, sorted. */
  public record Found(List<Suggestion> data) {}

  /** A value that occurs in the log. */
  public record Suggestion(String value) {}

  public Found find(Tenant tenant, Parameters parameters) {
    Optional<IndexedText> field = parameters.requiredOneOf("field", IndexedText.class);
    String prefix = parameters.text("prefix", Checks.LONGEST_TEXT).orElse("");
    int limit = parameters.integer("limit", DEFAULT_LIMIT, 1, MOST);
    parameters.done();
    List<String> values = reader.values(tenant.id(), field.orElseThrow(), spellings(prefix), limit);
    return new Found(values.stream().sorted(CodePoints.ORDER).map(Suggestion::new).toList());
  }

  /** People do not mind case, an index does: the likely spellings, the one typed first. */
  private static SequencedSet<String> spellings(String prefix) {
    SequencedSet<String> spellings = new LinkedHashSet<>();
    spellings.add(prefix);
    spellings.add(prefix.toLowerCase(Locale.ROOT));
    spellings.add(prefix.toUpperCase(Locale.ROOT));
    int second = prefix.isEmpty() ? 0 : prefix.offsetByCodePoints(0, 1);
    spellings.add(
        prefix.substring(0, second).toUpperCase(Locale.ROOT)
            + prefix.substring(second).toLowerCase(Locale.ROOT));
    return spellings;
  }
}

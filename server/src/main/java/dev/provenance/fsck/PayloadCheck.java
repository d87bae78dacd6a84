package dev.provenance.fsck;

import dev.provenance.model.Interaction;
import dev.provenance.store.Inspection.Breach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds free-form members that are no JSON. */
final class PayloadCheck {
  private final JsonFactory json = new JsonFactory();
  private final List<Breach> breaches = new ArrayList<>();
  private final int most;

  PayloadCheck(int most) {
    this.most = most;
  }

  List<Breach> breaches() {
    return List.copyOf(breaches);
  }

  void look(Interaction interaction) {
    look(interaction.number(), "payload", interaction.draft().payload());
    look(interaction.number(), "external response", interaction.draft().externalResponse());
  }

  private void look(long number, String member, @Nullable String text) {
    if (text == null || breaches.size() == most) {
      return;
    }
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        found(number, member, "is empty");
        return;
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        found(number, member, "goes on after the end of the JSON value");
      }
    } catch (JacksonException e) {
      found(number, member, "is no JSON: " + e.getOriginalMessage());
    }
  }

  private void found(long number, String member, String what) {
    breaches.add(new Breach("interaction " + number + ", " + member, what));
  }
}

package dev.provenance.sdk.story;

import dev.provenance.sdk.api.ActivityQuery;
import dev.provenance.sdk.api.Api;
import dev.provenance.sdk.api.Catalog;
import dev.provenance.sdk.api.CatalogEntry;
import dev.provenance.sdk.api.CatalogQuery;
import dev.provenance.sdk.api.InteractionQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the calls that stories name. */
record ApiCalls(Api api) {
  @Nullable Object call(String name, List<?> arguments) {
    String group = name.substring(0, name.indexOf('.'));
    String verb = name.substring(name.indexOf('.') + 1);
    return switch (group) {
      case "interactions" -> interactions(verb, arguments.get(0));
      case "traces" -> traces(verb, arguments.get(0).toString());
      case "activity" -> api.activity().search(activity(Nodes.of(arguments.get(0))));
      case "resourceTypes" -> catalog(api.resourceTypes(), verb, arguments);
      case "actions" -> catalog(api.actions(), verb, arguments);
      case "origins" -> catalog(api.origins(), verb, arguments);
      default -> throw new AssertionError("unknown call " + name);
    };
  }

  private Object interactions(String verb, Object argument) {
    return switch (verb) {
      case "list" -> api.interactions().list(query(Nodes.of(argument)));
      case "listAll" -> api.interactions().listAll(query(Nodes.of(argument))).toList();
      case "get" -> api.interactions().get(UUID.fromString(argument.toString()));
      default -> throw new AssertionError("unknown call interactions." + verb);
    };
  }

  private Object traces(String verb, String id) {
    return switch (verb) {
      case "get" -> api.traces().get(id);
      case "timeline" -> api.traces().timeline(id);
      case "summary" -> api.traces().summary(id);
      default -> throw new AssertionError("unknown call traces." + verb);
    };
  }

  private static <T> @Nullable Object catalog(Catalog<T> catalog, String verb, List<?> arguments) {
    return switch (verb) {
      case "list" -> catalog.list(page(Nodes.of(arguments.get(0))));
      case "listAll" -> catalog.listAll();
      case "create" -> catalog.create(entry(Nodes.of(arguments.get(0))));
      case "update" -> catalog.update(id(arguments), entry(Nodes.of(arguments.get(1))));
      case "delete" -> {
        catalog.delete(id(arguments));
        yield null;
      }
      default -> throw new AssertionError("unknown call of a catalog: " + verb);
    };
  }

  private static UUID id(List<?> arguments) {
    return UUID.fromString(arguments.get(0).toString());
  }

  private static CatalogQuery page(Nodes members) {
    return CatalogQuery.all()
        .page(members.number("page").orElseThrow())
        .limit(members.number("limit").orElseThrow());
  }

  private static CatalogEntry entry(Nodes members) {
    CatalogEntry entry = CatalogEntry.change();
    for (String name : members.members().keySet()) {
      String value = members.text(name).orElseThrow();
      entry =
          switch (name) {
            case "title" -> entry.title(value);
            case "mnemonic" -> entry.mnemonic(value);
            case "icon" -> entry.icon(value);
            case "bgColorHex" -> entry.bgColorHex(value);
            default -> throw new AssertionError("unknown member of an entry: " + name);
          };
    }
    return entry;
  }

  private static InteractionQuery query(Nodes members) {
    InteractionQuery query = InteractionQuery.all();
    for (Map.Entry<String, @Nullable Object> member : members.members().entrySet()) {
      String[] values =
          member.getValue() instanceof List<?> list
              ? list.stream().map(Object::toString).toArray(String[]::new)
              : new String[] {String.valueOf(member.getValue())};
      query = with(query, member.getKey(), values);
    }
    return query;
  }

  private static InteractionQuery with(InteractionQuery query, String name, String... values) {
    return switch (name) {
      case "resourceId" -> query.resourceId(values);
      case "action" -> query.action(values);
      case "resourceType" -> query.resourceType(values);
      case "startDate" -> query.startDate(LocalDate.parse(values[0]));
      case "endDate" -> query.endDate(LocalDate.parse(values[0]));
      case "page" -> query.page(Integer.parseInt(values[0]));
      case "limit" -> query.limit(Integer.parseInt(values[0]));
      case "order" -> query.ascending();
      default -> throw new AssertionError("unknown filter " + name);
    };
  }

  private static ActivityQuery activity(Nodes members) {
    String uowId = members.object("filters").text("uowId").orElseThrow();
    return ActivityQuery.empty().uowId(UUID.fromString(uowId));
  }
}

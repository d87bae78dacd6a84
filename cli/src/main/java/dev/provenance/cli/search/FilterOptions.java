package dev.provenance.cli.search;

import dev.provenance.cli.api.Query;
import dev.provenance.cli.console.ShortDuration;
import dev.provenance.cli.console.UuidText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which interactions a command is about: the filters of the API's list. One given several times
 * means any of its values; different ones must all fit.
 */
public final class FilterOptions {
  @SuppressWarnings("NullAway.Init") // picocli sets it before use
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-r", "--resource"},
      paramLabel = "ID",
      description = "The resource's id; with a * at its end, every id that begins so.")
  private List<String> resources = List.of();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "The resource type's mnemonic.")
  private List<String> types = List.of();

  @Option(
      names = {"-a", "--action"},
      paramLabel = "ACTION",
      description = "The action's mnemonic.")
  private List<String> actions = List.of();

  @Option(
      names = {"-o", "--origin"},
      paramLabel = "ORIGIN",
      description = "The origin's mnemonic.")
  private List<String> origins = List.of();

  @Option(
      names = {"-u", "--uow"},
      paramLabel = "UUID",
      converter = UuidText.class,
      description = "The unit of work.")
  private List<String> unitsOfWork = List.of();

  @Option(names = "--user", paramLabel = "USER", description = "Who did it.")
  private List<String> users = List.of();

  @Option(
      names = "--external-reference",
      paramLabel = "REF",
      description = "The reference in another system, in full.")
  private List<String> externalReferences = List.of();

  @Option(
      names = "--start",
      paramLabel = "DATE",
      converter = DateOrTime.class,
      description = "From this day (UTC) or time on.")
  private @Nullable String start;

  @Option(
      names = "--end",
      paramLabel = "DATE",
      converter = DateOrTime.class,
      description = "Up to this day (UTC), the whole of it, or up to this time.")
  private @Nullable String end;

  @Option(
      names = "--last",
      paramLabel = "SPAN",
      converter = ShortDuration.class,
      description = "The last 15m, 12h, 7d or 4w.")
  private @Nullable Duration last;

  @Option(
      names = "--happened",
      description = "Dates are those that interactions carry, not those of their recording.")
  private boolean happened;

  /** The query parameters of {@code GET /interactions} that say this. */
  public Query query(InstantSource clock) {
    Query query =
        Query.NONE
            .and("resourceId", resources)
            .and("resourceType", types)
            .and("action", actions)
            .and("origin", origins)
            .and("uowId", unitsOfWork)
            .and("userId", users)
            .and("externalReference", externalReferences);
    String from = from(clock);
    query = from == null ? query : query.and("startDate", from);
    query = end == null ? query : query.and("endDate", end);
    return happened ? query.and("dateField", "interactionTimestamp") : query;
  }

  private @Nullable String from(InstantSource clock) {
    if (last == null) {
      return start;
    }
    if (start != null) {
      throw new ParameterException(
          spec.commandLine(), "--last and --start both say where to begin; give one of them.");
    }
    return clock.instant().minus(last).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}

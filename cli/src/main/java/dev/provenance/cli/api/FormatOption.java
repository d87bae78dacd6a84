package dev.provenance.cli.api;

import dev.provenance.cli.config.Configuration;
import dev.provenance.cli.config.Configuration.Choice;
import dev.provenance.cli.config.Setting;
import dev.provenance.cli.console.OptionOrder;
import dev.provenance.cli.console.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a result is a table or JSON; without the option the configuration says. */
public final class FormatOption {
  @SuppressWarnings("NullAway.Init") // picocli sets it before use
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
      negatable = true,
      order = OptionOrder.OUTPUT,
      description = "Print JSON, as the API answers; else the configuration's outputFormat.")
  private @Nullable Boolean json;

  /** Whether the caller said so on the command line. */
  public boolean jsonAsked() {
    return Boolean.TRUE.equals(json);
  }

  public boolean json(Surroundings surroundings) {
    if (json != null) {
      return json;
    }
    Choice choice = new Configuration(surroundings).choice(Setting.OUTPUT_FORMAT, null);
    String format = choice == null ? "table" : choice.value();
    String complaint = Setting.OUTPUT_FORMAT.complaint(format);
    if (choice != null && complaint != null) {
      throw new ParameterException(
          spec.commandLine(), choice.source() + " is '" + format + "'; " + complaint + ".");
    }
    return format.equals("json");
  }
}

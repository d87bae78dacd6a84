package dev.provenance.cli.config;

import dev.provenance.cli.config.Configuration.Choice;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.render.Cell;
import dev.provenance.cli.render.Column;
import dev.provenance.cli.render.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Show what holds now and where it comes from; of the key only its beginning.",
    footer = {"", "Example:", "  provenance config list"})
public final class ConfigListCommand extends ConfigAction {
  private static final List<Column> COLUMNS =
      List.of(Column.text("KEY", 12, 3), Column.text("VALUE", 12, 2), Column.text("FROM", 12, 1));

  public ConfigListCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void run(ConfigFile file) {
    Configuration configuration = new Configuration(surroundings);
    List<List<Cell>> rows = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Choice choice = configuration.choice(setting, null);
      rows.add(
          List.of(
              Cell.of(setting.key()),
              choice == null ? Cell.NOTHING : Cell.of(setting.shown(choice.value())),
              choice == null ? Cell.NOTHING : Cell.of(choice.source())));
    }
    new Table(surroundings.stdout().get(), out(), COLUMNS).print(rows);
  }
}

package dev.provenance.cli.config;

import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings a person has kept: one flat JSON object that only its owner can read. A change
 * replaces the file as a whole, so a reader never meets half of it.
 */
public final class ConfigFile {
  private final Path path;

  private ConfigFile(Path path) {
    this.path = path;
  }

  /** In XDG_CONFIG_HOME, else in ~/.config. */
  public static ConfigFile of(Surroundings surroundings) {
    String xdg = surroundings.variable("XDG_CONFIG_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return new ConfigFile(Path.of(xdg, "provenance", "config.json"));
    }
    String variable = surroundings.variable("HOME");
    String home = variable == null ? System.getProperty("user.home") : variable;
    return new ConfigFile(Path.of(home, ".config", "provenance", "config.json"));
  }

  public Path path() {
    return path;
  }

  public @Nullable String value(Setting setting) {
    return read().get(setting.key());
  }

  /** Adds or replaces values and keeps everything else. */
  public void set(Map<Setting, String> changes) {
    Map<String, String> members = read();
    changes.forEach((setting, value) -> members.put(setting.key(), value));
    write(members);
  }

  /** Forgets one setting. */
  void unset(Setting setting) {
    Map<String, String> members = read();
    if (members.remove(setting.key()) != null) {
      write(members);
    }
  }

  /** Forgets everything; also what cannot be read. */
  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new CommandException("Cannot delete " + path + ": " + e, e);
    }
  }

  /** Also the members that this version does not know; none if there is no file. */
  private Map<String, String> read() {
    try (JsonParser json =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readAllBytes(path))) {
      return members(json);
    } catch (NoSuchFileException none) {
      return new LinkedHashMap<>();
    } catch (IOException e) {
      throw new CommandException("Cannot read " + path + ": " + e, e);
    } catch (JacksonException e) {
      throw broken("line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    }
  }

  private Map<String, String> members(JsonParser json) {
    Map<String, String> members = new LinkedHashMap<>();
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw broken("expected a JSON object", null);
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw broken("\"" + name + "\" is no text", null);
      }
      members.put(name, json.getString());
    }
    return members;
  }

  private CommandException broken(String reason, @Nullable Throwable cause) {
    return new CommandException(
        path + " is not right: " + reason + ". Mend it, or run 'provenance config reset'.", cause);
  }

  private void write(Map<String, String> members) {
    byte[] json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(members);
    try {
      PrivateFile.replace(path, json);
    } catch (IOException e) {
      throw new CommandException("Cannot write " + path + ": " + e, e);
    }
  }
}

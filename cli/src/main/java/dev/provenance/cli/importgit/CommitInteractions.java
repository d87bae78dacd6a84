package dev.provenance.cli.importgit;

import dev.provenance.cli.bulk.Outbox;
import dev.provenance.cli.git.Commit;
import dev.provenance.cli.git.FileChange;
import dev.provenance.cli.git.FileChange.LineCounts;
import dev.provenance.cli.git.RawText;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A commit as interactions: one for each file it changed, always the same and in this order. */
final class CommitInteractions implements Outbox.Group {
  static final int SUBJECT_KEPT = 2000;

  /** With a commit's hash and an index behind it, well within the 255 characters of a key. */
  static final String KEY_PREFIX = "import-git-";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonFactory JSON = new JsonFactory();

  private final Commit commit;
  private final UUID uowId;

  CommitInteractions(Commit commit) {
    this.commit = commit;
    this.uowId = UnitOfWorkId.ofCommit(commit.hash());
  }

  UUID uowId() {
    return uowId;
  }

  @Override
  public int size() {
    return commit.changes().size();
  }

  @Override
  public byte[] line(int index) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("idempotencyKey", KEY_PREFIX + commit.hash() + "-" + index);
      write(commit.changes().get(index), json);
      json.writeEndObject();
    }
    return line.toByteArray();
  }

  private void write(FileChange change, JsonGenerator json) {
    json.writeStringProperty("resourceType", "FILE");
    json.writeStringProperty("resourceId", Shortened.resourceId(change.path()));
    json.writeStringProperty("action", change.kind().name());
    json.writeStringProperty("origin", "GIT");
    if (!commit.author().isBlank()) {
      json.writeStringProperty("userId", Shortened.cut(commit.author(), Shortened.LIMIT));
    }
    json.writeStringProperty("uowId", uowId.toString());
    if (commit.date() != null) {
      json.writeStringProperty("interactionTimestamp", TIMESTAMP.format(commit.date()));
    }
    json.writeStringProperty("externalReference", commit.hash());
    json.writeName("interaction");
    writePayload(change, json);
  }

  private void writePayload(FileChange change, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("commit", commit.hash());
    json.writeStringProperty("subject", Shortened.cut(commit.subject(), SUBJECT_KEPT));
    LineCounts lines = change.lines();
    if (lines == null) {
      json.writeNullProperty("additions");
      json.writeNullProperty("deletions");
      json.writeBooleanProperty("binary", true);
    } else {
      json.writeNumberProperty("additions", lines.additions());
      json.writeNumberProperty("deletions", lines.deletions());
    }
    RawText oldPath = change.oldPath();
    if (oldPath != null) {
      writePath("oldPath", oldPath, true, json);
    }
    writePath("path", change.path(), Shortened.isNeeded(change.path()), json);
    json.writeEndObject();
  }

  /** The text where it is not said elsewhere, and the bytes where the text does not say them. */
  private static void writePath(String name, RawText path, boolean text, JsonGenerator json) {
    if (text) {
      json.writeStringProperty(name, path.text());
    }
    if (!path.isUtf8()) {
      json.writeStringProperty(name + "Bytes", path.percentEscaped());
    }
  }
}

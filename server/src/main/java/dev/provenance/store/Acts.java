package dev.provenance.store;

import dev.provenance.model.Act;
import dev.provenance.model.Deed;
import dev.provenance.model.Draft;
import dev.provenance.model.Kind;
import dev.provenance.model.UuidV7;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes an act into the log, with catalog entries made when they are first needed. */
final class Acts {
  private static final UuidV7 UOWS = new UuidV7(InstantSource.system());

  private Acts() {}

  /** As the next number of the tenant's log. */
  static Sql insert(Tx tx, Act act) throws SQLException {
    Deed deed = act.deed();
    Draft draft =
        new Draft(
            act.resourceId(),
            number(tx, Kind.RESOURCE_TYPE, deed.resourceType()),
            number(tx, Kind.ACTION, deed.action()),
            number(tx, Kind.ORIGIN, Deed.ORIGIN),
            UOWS.next(),
            act.by(),
            null,
            null,
            null,
            null,
            JsonMapper.shared().writeValueAsString(act.details()),
            null);
    return new InsertInteractions(tx.tenantId(), List.of(draft)).sql();
  }

  private static int number(Tx tx, Kind kind, String mnemonic) throws SQLException {
    return CatalogRows.ofSystem(tx, kind, mnemonic, Deed.badge(mnemonic));
  }
}

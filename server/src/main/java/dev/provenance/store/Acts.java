package dev.provenance.store;

import dev.provenance.model.Act;
import dev.provenance.model.Deed;
import dev.provenance.model.Draft;
import dev.provenance.model.Kind;
import dev.provenance.model.UuidV7;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes acts into the log, with catalog entries made when they are first needed. */
final class Acts {
  private static final UuidV7 UOWS = new UuidV7(InstantSource.system());

  private Acts() {}

  /** As the next numbers of the tenant's log, and one unit of work. */
  static Sql insert(Tx tx, List<Act> acts) throws SQLException {
    UUID uowId = UOWS.next();
    List<Draft> drafts = new ArrayList<>();
    for (Act act : acts) {
      drafts.add(draft(tx, uowId, act));
    }
    return new InsertInteractions(tx.tenantId(), drafts).sql();
  }

  private static Draft draft(Tx tx, UUID uowId, Act act) throws SQLException {
    Deed deed = act.deed();
    return new Draft(
        act.resourceId(),
        number(tx, Kind.RESOURCE_TYPE, deed.resourceType()),
        number(tx, Kind.ACTION, deed.action()),
        number(tx, Kind.ORIGIN, Deed.ORIGIN),
        uowId,
        act.by(),
        null,
        null,
        null,
        null,
        JsonMapper.shared().writeValueAsString(act.details()),
        null);
  }

  private static int number(Tx tx, Kind kind, String mnemonic) throws SQLException {
    return CatalogRows.ofSystem(tx, kind, mnemonic, Deed.badge(mnemonic));
  }
}

import type { Ahead } from '~/api/ahead';
import { catalogQuery } from '~/api/catalog';
import { traceQuery, traceSummaryQuery } from '~/api/traces';
import { askForOpen } from '~/features/InteractionDrawer/ahead';
import type { TraceSearch } from './url';

/** The trace, the one it is compared with, and what is open beside it. */
export function traceAhead(ahead: Ahead, id: string, search: TraceSearch): void {
  ahead.askParts(traceQuery(id));
  if (search.with !== undefined) {
    ahead.askParts(traceQuery(search.with));
  }
  ahead.ask(traceSummaryQuery(id));
  (['origins', 'actions', 'resource-types'] as const).forEach((kind) => ahead.ask(catalogQuery(kind)));
  askForOpen(ahead, search.open);
}

import { SYSTEM } from '~/api/emptiness';
import { useLiveInteractions } from '~/api/useLiveInteractions';
import { Arrived } from './Arrived';
import { Guide } from './Guide';

const EVERYTHING = {};

/** How to record the first interaction; and, when it comes, that interaction. What the server did itself is none. */
export function FirstRun({ onDone }: { onDone: () => void }) {
  const { rows, state } = useLiveInteractions(EVERYTHING, { keep: 10 });
  const first = rows.findLast((row) => row.originMnemonic !== SYSTEM);
  return first ? <Arrived row={first} onDone={onDone} /> : <Guide state={state} />;
}

import { useMemo, useState } from 'react';
import { difference, type Difference } from '~/format/json/diff';
import { parseJson, type JsonNode } from '~/format/json/parse';
import { count } from '~/format/numbers';
import { DiffLine } from './DiffLine';
import { diffRows, nodeOf, type DiffRow } from './rows';
import classes from './PayloadDiff.module.css';

const AT_ONCE = 200;

interface Props {
  /** JSON, exactly as it was sent. */
  before: string;
  after: string;
}

/** What changed from one payload to the next, by name and place; what stayed the same is folded. */
export function PayloadDiff({ before, after }: Props) {
  const whole = useMemo(() => compared(before, after), [before, after]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<JsonNode>>(new Set());
  const [most, setMost] = useState(AT_ONCE);
  if (whole instanceof Error) {
    return <p className={classes.nothing}>These cannot be compared: {whole.message}</p>;
  }
  if (whole.kind === 'same') {
    return <p className={classes.nothing}>The payload is the same as before.</p>;
  }
  const rows = diffRows(whole, unfolded);
  return (
    <div className={classes.diff}>
      <ul className={classes.rows} aria-label="Changes of the payload">
        {rows.slice(0, most).map((row) => (
          <li
            key={keyOf(row)}
            className={classes.row}
            data-kind={row.type === 'value' ? row.difference.kind : 'unchanged'}
          >
            {row.type === 'value' ? (
              <DiffLine difference={row.difference} level={row.level} />
            ) : (
              <button
                type="button"
                className={classes.fold}
                style={{ paddingLeft: `${String(28 + Math.min(row.level - 1, 16) * 16)}px` }}
                onClick={() => setUnfolded(new Set([...unfolded, ...row.parts.slice(0, 1).map(nodeOf)]))}
              >
                … {count(row.parts.length, 'unchanged', 'unchanged')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <button type="button" className={classes.fold} onClick={() => setMost(most + AT_ONCE)}>
          {count(rows.length - most, 'more line')}
        </button>
      )}
    </div>
  );
}

/** By what became of a value, and by its place: names may be there twice. */
function keyOf(row: DiffRow): string {
  const [part] = row.type === 'value' ? [row.difference] : row.parts;
  const places: number[] = [];
  for (let node = part && nodeOf(part); node?.parent; node = node.parent) {
    places.push(node.index);
  }
  return [row.type, part?.kind, ...places].join(' ');
}

function compared(before: string, after: string): Difference | Error {
  try {
    return difference(parseJson(before), parseJson(after));
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

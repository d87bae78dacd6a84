import { useState } from 'react';
import { compact } from '~/format/json/compact';
import type { Difference } from '~/format/json/diff';
import type { JsonNode } from '~/format/json/parse';
import { nodeOf } from './rows';
import classes from './PayloadDiff.module.css';

const CUT = 140;

/** Signs and words for those who do not see the colours. */
const KINDS = {
  same: { sign: ' ', word: 'unchanged' },
  added: { sign: '+', word: 'added' },
  removed: { sign: '−', word: 'removed' },
  changed: { sign: '~', word: 'changed' },
  inside: { sign: ' ', word: 'changed inside' },
};

/** What became of one value. */
export function DiffLine({ difference, level }: { difference: Difference; level: number }) {
  const node = nodeOf(difference);
  const { sign, word } = KINDS[difference.kind];
  return (
    <div className={classes.line}>
      <span className={classes.sign} aria-hidden>
        {sign}
      </span>
      <span className="visually-hidden">{word} </span>
      <span className={classes.content} style={{ paddingLeft: `${String(Math.min(level - 1, 16) * 16)}px` }}>
        {node.parent && (
          <>
            <bdi dir="ltr" className={classes.name}>
              {node.name ?? String(node.index)}
            </bdi>
            <span className={classes.colon}>: </span>
          </>
        )}
        <Values difference={difference} />
      </span>
    </div>
  );
}

function Values({ difference }: { difference: Difference }) {
  switch (difference.kind) {
    case 'inside':
      return <span className={classes.colon}>{difference.after.kind === 'object' ? '{' : '['}</span>;
    case 'changed':
      return (
        <>
          <del className={classes.before}>
            <Value node={difference.before} />
          </del>
          <span className={classes.arrow} aria-label="now">
            {' → '}
          </span>
          <ins className={classes.after}>
            <Value node={difference.after} />
          </ins>
        </>
      );
    case 'added':
      return (
        <ins className={classes.after}>
          <Value node={difference.after} />
        </ins>
      );
    case 'removed':
      return (
        <del className={classes.before}>
          <Value node={difference.before} />
        </del>
      );
    case 'same':
      return <Value node={difference.after} />;
  }
}

function Value({ node }: { node: JsonNode }) {
  const [isWhole, setWhole] = useState(false);
  const text = node.raw.length > CUT ? node.raw : compact(node.raw);
  if (text.length <= CUT) {
    return <bdi dir="ltr">{text}</bdi>;
  }
  return (
    <>
      <bdi dir="ltr" className={isWhole ? classes.whole : undefined}>
        {isWhole ? text : `${text.slice(0, CUT)}…`}
      </bdi>
      <button type="button" className={classes.more} onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
        {isWhole ? 'show less' : 'show all'}
      </button>
    </>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, type CSSProperties } from 'react';
import { shortened } from '~/components/Identifier';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { Panel } from '~/components/Panel';
import { When } from '~/components/When';
import { fallbackColor } from '~/format/colors';
import { count } from '~/format/numbers';
import type { Looks } from './looks';
import type { Step } from './steps';
import classes from './UnitsOfWork.module.css';

const ROW_HEIGHT = 34;
const MOST_ACTIONS = 4;

interface Props {
  steps: Step[];
  uowIds: string[];
  looks: Looks;
}

/** The units of work a resource took part in, the latest first; each leads to its own trace. */
export function UnitsOfWork({ steps, uowIds, looks }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const units = useMemo(() => unitsOf(steps, uowIds), [steps, uowIds]);
  const rows = useVirtualizer({
    count: units.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <Panel className={classes.panel ?? ''} title={`Took part in ${count(units.length, 'unit')} of work`} flush>
      <div className={classes.list} ref={list} role="list" aria-label="Units of work">
        <div className={classes.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const unit = units[index];
            return (
              unit && (
                <div
                  key={unit.uowId}
                  role="listitem"
                  className={classes.item}
                  style={{ transform: `translateY(${String(start)}px)`, height: ROW_HEIGHT }}
                >
                  <Link to="/traces/$id" params={{ id: unit.uowId }} className={classes.unit}>
                    <span className={classes.dot} style={{ '--dot': fallbackColor(unit.uowId) } as CSSProperties} />
                    <span className={classes.id} title={unit.uowId}>
                      {shortened(unit.uowId)}
                    </span>
                    <span className={classes.actions}>
                      {[...new Set(unit.steps.map((step) => step.action))].slice(0, MOST_ACTIONS).map((action) => (
                        <MnemonicBadge key={action} mnemonic={action} {...looks.action(action)} />
                      ))}
                    </span>
                    <span className={classes.faint}>{unit.steps.length > 0 && count(unit.steps.length, 'step')}</span>
                    <span className={classes.faint}>{unit.steps[0] && <When date={unit.steps[0].timestamp} />}</span>
                  </Link>
                </div>
              )
            );
          })}
        </div>
      </div>
    </Panel>
  );
}

function unitsOf(steps: Step[], uowIds: string[]): { uowId: string; steps: Step[] }[] {
  const units = new Map<string, Step[]>(uowIds.map((uowId) => [uowId, []]));
  for (const step of steps) {
    units.get(step.uowId)?.push(step);
  }
  return [...units]
    .map(([uowId, own]) => ({ uowId, steps: own }))
    .sort((a, b) => (b.steps[0]?.at ?? Number.MAX_VALUE) - (a.steps[0]?.at ?? Number.MAX_VALUE));
}

import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type CSSProperties, type ReactNode } from 'react';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { quantity } from '~/format/numbers';
import { duration } from '~/format/times';
import type { Stage } from '../stage';
import type { Step } from '../steps';
import { StepTooltip } from '../StepTooltip';
import { useStepKeys } from '../useStepKeys';
import classes from './CompareRows.module.css';
import { delta, type Comparison, type ComparisonRow } from './comparison';
import { Delta } from './Delta';

const ROW_HEIGHT = 38;
const NARROW_ROW_HEIGHT = 64;

/** The aligned steps: what is in one only has nothing beside it. */
export function CompareRows({ comparison, stage }: { comparison: Comparison; stage: Stage }) {
  const list = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const order = useMemo(
    () => comparison.rows.map((row) => row.left ?? row.right).filter((step) => step !== null),
    [comparison],
  );
  const rows = useVirtualizer({
    count: comparison.rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => (isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => `${String(index)} ${String(isNarrow)}`,
    overscan: 12,
  });
  const onKeyDown = useStepKeys({ order, stage, list, rows });
  return (
    <div
      ref={list}
      className={classes.list}
      role="listbox"
      aria-label="Steps of both, aligned"
      aria-activedescendant={stage.active && `step-${stage.active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const row = comparison.rows[index];
          return (
            row && (
              <Row
                key={index}
                row={row}
                stage={stage}
                style={{ height: size, transform: `translateY(${String(start)}px)` }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function Row({ row, stage, style }: { row: ComparisonRow; stage: Stage; style: CSSProperties }) {
  const id = (row.left ?? row.right)?.interactionId ?? '';
  return (
    <div
      id={`step-${id}`}
      className={classes.row}
      style={style}
      role="option"
      aria-selected={stage.active !== undefined && [row.left, row.right].some((s) => s?.interactionId === stage.active)}
      data-kind={row.kind}
    >
      <Side step={row.left} stage={stage} note={<Note row={row} side="left" />} />
      <span className={classes.delta}>{row.gaps ? <Delta ms={delta(row)} /> : <span aria-hidden>·</span>}</span>
      <Side step={row.right} stage={stage} note={<Note row={row} side="right" />} />
    </div>
  );
}

/** What moved says where it is on the other side; what is on one side only has nothing beside it, which only has to be said aloud. */
function Note({ row, side }: { row: ComparisonRow; side: 'left' | 'right' }) {
  const other = side === 'left' ? 'right' : 'left';
  switch (row.kind) {
    case 'both':
      return null;
    case 'moved':
      return <span className={classes.note}>{`${other}: step ${quantity((row.elsewhere?.index ?? 0) + 1)}`}</span>;
    default:
      return <span className="visually-hidden">{`only ${side}`}</span>;
  }
}

function Side({ step, stage, note }: { step: Step | null; stage: Stage; note: ReactNode }) {
  if (!step) {
    return <span className={classes.nothing} />;
  }
  const { looks, onOpen } = stage;
  return (
    <StepTooltip step={step}>
      <div className={classes.side} onClick={() => onOpen(step.interactionId)}>
        <span className={classes.number}>{quantity(step.index + 1)}</span>
        <span className={classes.offset}>+{duration(step.offset)}</span>
        <span className={classes.badges}>
          <MnemonicBadge mnemonic={step.origin} {...looks.origin(step.origin)} />
          <MnemonicBadge mnemonic={step.action} {...looks.action(step.action)} />
          <MnemonicBadge mnemonic={step.resourceType} {...looks.resourceType(step.resourceType)} />
        </span>
        <bdi className={classes.id}>{step.resourceId}</bdi>
        {note}
      </div>
    </StepTooltip>
  );
}

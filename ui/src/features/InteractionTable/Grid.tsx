import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';
import type { Interaction } from '~/api/interactions';
import { usePreferences } from '~/preferences/preferences';
import type { Column } from './columns';
import { Header, inCards } from './Header';
import classes from './InteractionTable.module.css';
import { Row, SkeletonRow } from './Row';
import { tracks } from './tracks';
import { useFocusKept } from './useFocusKept';
import { useFocusReturn } from './useFocusReturn';
import type { Clock } from '~/api/filter';
import { useOffset } from './useOffset';
import { useRowKeys } from './useRowKeys';

interface Props {
  /** Not there yet while undefined. */
  rows: readonly Interaction[] | undefined;
  columns: readonly Column[];
  /** Whether rows are cards of three lines, because there is no room for columns. */
  isCards: boolean;
  clock: Clock;
  isFetching: boolean;
  openId: string | undefined;
  onOpen: (interactionId: string) => void;
}

const HEIGHTS = { comfortable: 40, compact: 30, cards: 96 };
const HEADER = 34;
const FOOTER = 52;
const SKELETONS = 12;
const NO_ROWS: readonly Interaction[] = [];

/** An ARIA grid whose rows take the focus; only those in sight are in the document. */
export function Grid({ rows = NO_ROWS, columns, isCards, clock, isFetching, openId, onOpen }: Props) {
  const [{ density }] = usePreferences();
  const [list, setList] = useState<HTMLDivElement | null>(null);
  const [chosen, setChosen] = useState(0);
  const open = rows.findIndex((row) => row.interactionId === openId);
  const focus = useFocusReturn(openId, open, list, setChosen);
  const active = open >= 0 ? open : Math.min(chosen, Math.max(0, rows.length - 1));
  const kept = useFocusKept(rows, active, list);
  const height = HEIGHTS[isCards ? 'cards' : density];
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.interactionId ?? index,
    overscan: 12,
    scrollMargin: useOffset(list),
    scrollPaddingStart: HEADER + 60,
    scrollPaddingEnd: FOOTER,
    // The row that has the focus stays, wherever one scrolls to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });
  const onKeyDown = useRowKeys({
    rows,
    active,
    isOpen: open >= 0,
    onOpen,
    onMove: (index) => {
      setChosen(index);
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    list,
  });
  const shown = isCards ? inCards(columns) : columns;
  const template = tracks(columns);
  return (
    <div
      role="grid"
      aria-label="Interactions, newest first"
      aria-rowcount={rows.length + 1}
      aria-busy={isFetching}
      className={classes.grid}
      data-cards={isCards || undefined}
      data-density={density}
      style={{ '--columns': template, '--row': `${String(height)}px` } as React.CSSProperties}
      onKeyDown={onKeyDown}
      onPointerDown={focus.forget}
    >
      <Header columns={shown} isCards={isCards} isFetching={isFetching} />
      <div
        ref={setList}
        role="rowgroup"
        className={classes.rows}
        style={{ height: rows.length === 0 ? height * SKELETONS : virtualizer.getTotalSize() }}
        onBlur={kept.onBlur}
        onFocus={(event) => {
          kept.onFocus();
          const index = indexOf(event.target);
          if (index !== undefined) {
            focus.arrive(index);
          }
        }}
        onClick={(event) => {
          const row = rows[indexOf(event.target) ?? -1];
          if (row && !isOnControl(event.target) && window.getSelection()?.isCollapsed !== false) {
            onOpen(row.interactionId);
          }
        }}
      >
        {rows.length === 0 &&
          Array.from({ length: SKELETONS }, (_, index) => <SkeletonRow key={index} columns={shown} index={index} />)}
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <Row
                key={key}
                row={row}
                index={index}
                columns={columns}
                isCard={isCards}
                clock={clock}
                isActive={index === active}
                isOpen={index === open}
                top={start - virtualizer.options.scrollMargin}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Which row something is in; rows have no handlers of their own, so that they are drawn anew only for another content. */
function indexOf(target: EventTarget): number | undefined {
  const index = target instanceof Element ? target.closest<HTMLElement>('[data-index]')?.dataset.index : undefined;
  return index === undefined ? undefined : Number(index);
}

function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button') !== null;
}

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type Dispatch } from 'react';
import type { JsonNode } from '~/format/json/parse';
import { isLongText, keyAction, press } from './keys';
import { visibleRows } from './rows';
import type { TreeAction, TreeState } from './state';
import { TreeRowView } from './TreeRowView';
import classes from './PayloadTree.module.css';

const ROW_PX = 26;

interface Props {
  root: JsonNode;
  state: TreeState;
  dispatch: Dispatch<TreeAction>;
  label: string;
}

/** The lines that can be seen, and only those: a payload may have half a million. */
export function TreeView({ root, state, dispatch, label }: Props) {
  const treeId = useId();
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => visibleRows(root, state.opened), [root, state.opened]);
  const found = useMemo(() => new Set(state.found), [state.found]);
  const activeIndex = state.active ? rows.findIndex((row) => row.node === state.active) : -1;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    // The line the keyboard is at must be there to be named, even while it is scrolled away.
    rangeExtractor: (range) =>
      activeIndex === -1
        ? defaultRangeExtractor(range)
        : [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  });
  useEffect(() => {
    if (activeIndex !== -1) {
      virtual.scrollToIndex(activeIndex, { align: 'auto' });
    }
  }, [state.active, activeIndex, virtual]);
  return (
    <div
      ref={box}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={activeIndex === -1 ? undefined : `${treeId}-${String(activeIndex)}`}
      className={classes.tree}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
          return;
        }
        const action = keyAction(event.key, rows, activeIndex);
        if (action) {
          event.preventDefault();
          dispatch(action);
        }
      }}
    >
      <div className={classes.rows} role="presentation" style={{ height: `${String(virtual.getTotalSize())}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) {
            return null;
          }
          const isUnfolded = state.unfolded.has(row.node);
          const isActive = item.index === activeIndex;
          return (
            <div
              key={item.key}
              id={`${treeId}-${String(item.index)}`}
              ref={virtual.measureElement}
              data-index={item.index}
              role="treeitem"
              aria-level={row.level}
              aria-setsize={row.node.parent?.children.length ?? 1}
              aria-posinset={row.node.index + 1}
              aria-selected={isActive}
              aria-expanded={row.node.children.length > 0 ? row.isOpen : isLongText(row) ? isUnfolded : undefined}
              className={classes.row}
              data-active={isActive || undefined}
              style={{ transform: `translateY(${String(item.start)}px)` }}
              onClick={() => {
                if (window.getSelection()?.isCollapsed ?? true) {
                  dispatch(press(row));
                }
              }}
            >
              <TreeRowView
                row={row}
                isActive={isActive}
                isUnfolded={isUnfolded}
                query={found.has(row.node) ? state.query : ''}
                isCurrentMatch={state.found[state.current] === row.node}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

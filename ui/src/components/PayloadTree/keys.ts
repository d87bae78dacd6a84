import type { TreeAction } from './state';
import type { TreeRow } from './rows';

const PAGE = 15;

/** What a key means in a tree, after the ARIA practices; null where it means nothing. */
export function keyAction(key: string, rows: TreeRow[], activeIndex: number): TreeAction | null {
  const row = rows[activeIndex];
  const goTo = (index: number): TreeAction | null => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, index))];
    return target ? { type: 'activate', node: target.node } : null;
  };
  const hasChildren = row !== undefined && row.node.children.length > 0;
  switch (key) {
    case 'ArrowDown':
      return goTo(activeIndex + 1);
    case 'ArrowUp':
      return goTo(activeIndex - 1);
    case 'PageDown':
      return goTo(activeIndex + PAGE);
    case 'PageUp':
      return goTo(activeIndex - PAGE);
    case 'Home':
      return goTo(0);
    case 'End':
      return goTo(rows.length - 1);
    case 'ArrowRight':
      return !hasChildren ? null : row.isOpen ? goTo(activeIndex + 1) : { type: 'open', node: row.node, open: true };
    case 'ArrowLeft':
      return row?.isOpen
        ? { type: 'open', node: row.node, open: false }
        : row?.node.parent?.parent
          ? { type: 'activate', node: row.node.parent }
          : null;
    case 'Enter':
    case ' ':
      return row ? press(row) : null;
    default:
      return null;
  }
}

/** What a click on a line does: opens and closes, or shows a long text whole. */
export function press(row: TreeRow): TreeAction {
  if (row.node.children.length > 0) {
    return { type: 'open', node: row.node, open: !row.isOpen };
  }
  return isLongText(row) ? { type: 'unfold', node: row.node } : { type: 'activate', node: row.node };
}

/** Whether a text has more to it than its line shows. */
export function isLongText({ node }: TreeRow): boolean {
  return node.kind === 'string' && (node.raw.length > 60 || node.raw.includes('\\n'));
}

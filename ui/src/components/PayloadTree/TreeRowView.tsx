import { IconChevronRight, IconCodeDots } from '@tabler/icons-react';
import { count } from '~/format/numbers';
import { textOf } from '~/format/json/parse';
import { pathOf } from '~/format/json/path';
import { CopyIconButton } from '../CopyIconButton';
import { pieces } from './find';
import { isLongText } from './keys';
import type { TreeRow } from './rows';
import classes from './PayloadTree.module.css';

const SHOWN_IN_LINE = 400;
const DEEPEST_INDENT = 16;

interface Props {
  row: TreeRow;
  isActive: boolean;
  isUnfolded: boolean;
  /** What is looked for, to be marked. */
  query: string;
  isCurrentMatch: boolean;
}

/** One line: its name, its value or what is in it, and how to copy it. */
export function TreeRowView({ row, isActive, isUnfolded, query, isCurrentMatch }: Props) {
  const { node } = row;
  const isContainer = node.kind === 'object' || node.kind === 'array';
  const path = pathOf(node);
  const tabIndex = isActive ? 0 : -1;
  return (
    <>
      <span
        className={classes.indent}
        style={{ width: `${String((Math.min(row.level, DEEPEST_INDENT) - 1) * 16)}px` }}
        aria-hidden
      >
        {row.level > DEEPEST_INDENT && <span className={classes.depth}>{row.level}</span>}
      </span>
      <span className={classes.chevron} data-open={row.isOpen || isUnfolded || undefined} aria-hidden>
        {(node.children.length > 0 || isLongText(row)) && <IconChevronRight size={13} stroke={2.2} />}
      </span>
      <span className={classes.content}>
        {node.parent && (
          <>
            <bdi dir="ltr" className={node.name === null ? classes.place : classes.name}>
              <Marked text={node.name ?? String(node.index)} query={query} isCurrent={isCurrentMatch} />
            </bdi>
            <span className={classes.colon}>: </span>
          </>
        )}
        {isContainer ? (
          <Contents row={row} />
        ) : isUnfolded ? (
          <span className={classes.whole} dir="auto">
            <Marked text={textOf(node.raw)} query={query} isCurrent={isCurrentMatch} />
          </span>
        ) : (
          <bdi dir="ltr" className={classes.value} data-kind={node.kind}>
            <Marked text={node.raw.slice(0, SHOWN_IN_LINE)} query={query} isCurrent={isCurrentMatch} />
            {node.raw.length > SHOWN_IN_LINE && '…'}
          </bdi>
        )}
        {row.isRepeated && (
          <span className={classes.repeated} title="The object has another member of this name before this one">
            repeated
          </span>
        )}
      </span>
      <span className={classes.actions}>
        {path !== null && (
          <CopyIconButton text={() => path} label="Copy path" icon={IconCodeDots} tabIndex={tabIndex} />
        )}
        <CopyIconButton
          text={() => (node.kind === 'string' ? textOf(node.raw) : node.raw)}
          label="Copy value"
          tabIndex={tabIndex}
        />
      </span>
    </>
  );
}

function Contents({ row: { node, isOpen } }: { row: TreeRow }) {
  const [open, close] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
  const size = node.children.length;
  if (size === 0) {
    return <span className={classes.punctuation}>{`${open}${close}`}</span>;
  }
  return (
    <>
      <span className={classes.punctuation}>{isOpen ? open : `${open}…${close}`}</span>
      <span className={classes.size}>{count(size, node.kind === 'object' ? 'member' : 'item')}</span>
    </>
  );
}

function Marked({ text, query, isCurrent }: { text: string; query: string; isCurrent: boolean }) {
  return pieces(text, query).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <mark key={index} className={classes.match} data-current={isCurrent || undefined}>
        {piece}
      </mark>
    ),
  );
}

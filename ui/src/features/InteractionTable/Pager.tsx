import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight, type Icon } from '@tabler/icons-react';
import type { SubmitEvent } from 'react';
import { quantity } from '~/format/numbers';
import classes from './Pager.module.css';

interface Props {
  page: number;
  pages: number;
  onPage: (page: number) => void;
  /** Rows a page; the choice is there only with `onLimit`. */
  limit: number;
  onLimit?: ((limit: number) => void) | undefined;
}

export const LIMITS = [50, 100] as const;

/** To any page: the next, the last, or one by its number. */
export function Pager({ page, pages, onPage, limit, onLimit }: Props) {
  const last = Math.max(pages, 1);
  const step = (label: string, to: number, StepIcon: Icon) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="md"
      aria-label={label}
      disabled={to < 1 || to > last || to === page}
      onClick={() => onPage(to)}
    >
      <StepIcon size={17} stroke={1.7} />
    </ActionIcon>
  );
  return (
    <nav className={classes.pager} aria-label="Pages of the list">
      {onLimit && (
        <span className={classes.limits}>
          <span className={classes.name}>Rows</span>
          <SegmentedControl
            size="xs"
            className={classes.limit}
            aria-label="Rows a page"
            data={LIMITS.map(String)}
            value={String(limit)}
            onChange={(value) => onLimit(Number(value))}
          />
        </span>
      )}
      <span className={classes.steps}>
        {step('First page', 1, IconChevronsLeft)}
        {step('Previous page', page - 1, IconChevronLeft)}
        <PageJump key={page} page={page} last={last} onPage={onPage} />
        {step('Next page', page + 1, IconChevronRight)}
        {step('Last page', last, IconChevronsRight)}
      </span>
    </nav>
  );
}

function PageJump({ page, last, onPage }: { page: number; last: number; onPage: (page: number) => void }) {
  const jump = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('page');
    const digits = typeof typed === 'string' ? typed.replace(/[,. ]/g, '') : '';
    if (/^\d+$/.test(digits)) {
      onPage(Math.min(Math.max(1, Number(digits)), last));
    }
  };
  return (
    <form className={classes.jump} onSubmit={jump} noValidate>
      <input
        name="page"
        className={classes.number}
        inputMode="numeric"
        autoComplete="off"
        aria-label={`Page, 1 to ${quantity(last)}`}
        defaultValue={page}
        style={{ width: `${String(Math.max(3, String(Math.max(page, last)).length) + 2)}ch` }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span className={classes.of}>of {quantity(last)}</span>
    </form>
  );
}

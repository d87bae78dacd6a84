import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Hint } from './Hint/Hint';
import classes from './Identifier.module.css';

interface Props {
  value: string;
  /** The text itself, where it is a link. */
  children?: React.ReactNode;
  /** Shows the end as well as the beginning of what is too long, as for UUIDs. */
  middle?: boolean;
  /** -1 keeps the button that copies out of the way of Tab, where something else stands for it, as in a grid's rows. */
  tabIndex?: number;
}

/** Something a machine named: cut off where there is no room, whole on hover, copied at a click. */
export function Identifier({ value, children, middle = false, tabIndex }: Props) {
  return (
    <span className={classes.identifier}>
      <Hint label={<span className={classes.whole}>{value}</span>}>
        <bdi className={classes.text}>{children ?? (middle ? shortened(value) : value)}</bdi>
      </Hint>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <button
            type="button"
            tabIndex={tabIndex}
            className={classes.copy}
            data-copied={copied || undefined}
            aria-label={copied ? 'Copied' : `Copy ${value}`}
            onClick={(event) => {
              event.stopPropagation();
              event.preventDefault();
              copy();
            }}
          >
            {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
          </button>
        )}
      </CopyButton>
    </span>
  );
}

/** 550e8400-e29b-41d4-a716-446655440000 → 550e8400…5440000 */
export function shortened(value: string): string {
  return value.length > 20 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value;
}

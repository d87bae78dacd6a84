import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface Props {
  title?: ReactNode;
  /** Beside the title, at the right. */
  aside?: ReactNode;
  /** Without inner space, for tables and charts that reach the border. */
  flush?: boolean;
  children: ReactNode;
  className?: string;
}

/** One thing on a page, framed. */
export function Panel({ title, aside, flush = false, children, className }: Props) {
  return (
    <section className={[classes.panel, className].filter(Boolean).join(' ')}>
      {(title !== undefined || aside !== undefined) && (
        <header className={classes.header}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}

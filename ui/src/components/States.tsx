import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemError } from '~/api/problem';
import classes from './States.module.css';

/** There is nothing, and what to do about it. */
export function EmptyState({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className={classes.state}>
      <div className={classes.icon}>{icon ?? <IconSearchOff size={26} stroke={1.5} />}</div>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
    </div>
  );
}

/** It could not be had: why, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = error instanceof ProblemError ? error : null;
  const isAway = problem?.status === 0 || problem?.status === 503;
  return (
    <div className={classes.state} role="alert" data-bad>
      <div className={classes.icon}>
        {isAway ? <IconPlugConnectedX size={26} stroke={1.5} /> : <IconAlertTriangle size={26} stroke={1.5} />}
      </div>
      <p className={classes.title}>{problem?.problem.title ?? 'Something went wrong on this page'}</p>
      <div className={classes.text}>
        <p>{problem?.sentence ?? String(error)}</p>
        {problem?.problem.requestId && (
          <p className={classes.request}>
            Request <code>{problem.problem.requestId}</code>
          </p>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

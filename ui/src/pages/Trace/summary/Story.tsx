import { duration } from '~/format/times';
import type { Step } from '../steps';
import classes from './Story.module.css';

/** The trace in one sentence: how it began, and where it stopped. */
export function Story({ steps, isComplete }: { steps: Step[]; isComplete: boolean }) {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) {
    return null;
  }
  return (
    <>
      Started by <Name>{first.origin}</Name> with <Name>{first.action}</Name> on <Name>{first.resourceId}</Name>
      {steps.length === 1 ? (
        '; nothing followed.'
      ) : isComplete ? (
        <>
          , last step {last.offset === 0 ? 'at the same instant' : `${duration(last.offset)} later`}:{' '}
          <Name>{last.origin}</Name> <Name>{last.action}</Name> on <Name>{last.resourceId}</Name>.
        </>
      ) : (
        '; how it ends is further on.'
      )}
    </>
  );
}

function Name({ children }: { children: string }) {
  return <bdi className={classes.name}>{children}</bdi>;
}

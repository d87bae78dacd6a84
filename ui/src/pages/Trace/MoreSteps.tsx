import { Button } from '@mantine/core';
import { count } from '~/format/numbers';
import classes from './MoreSteps.module.css';

interface Props {
  loaded: number;
  isComplete: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** How much of the trace is here, and a way to the rest. */
export function MoreSteps({ loaded, isComplete, isLoading, onMore }: Props) {
  return (
    <footer className={classes.footer}>
      <span>
        {isComplete ? `${count(loaded, 'step')}, all there are` : `The first ${count(loaded, 'step')}; there are more`}
      </span>
      {isComplete ? (
        <span className={classes.keys}>
          <kbd>j</kbd> <kbd>k</kbd> steps · <kbd>Enter</kbd> opens · <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> views
        </span>
      ) : (
        <Button size="xs" variant="default" loading={isLoading} onClick={onMore}>
          Load more
        </Button>
      )}
    </footer>
  );
}

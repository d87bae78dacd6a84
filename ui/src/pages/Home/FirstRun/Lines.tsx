import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './FirstRun.module.css';

interface Props {
  where: string;
  shown: string;
  /** What is copied may say more than what is shown. */
  copied: string;
}

/** Lines for a terminal. */
export function Lines({ where, shown, copied: text }: Props) {
  return (
    <div className={classes.lines}>
      <div className={classes.where}>
        <p>{where}</p>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
      <pre className={classes.code} tabIndex={0} aria-label="Lines to copy">
        <code>{shown}</code>
      </pre>
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { makeKeyForLines } from '~/api/keyForLines';
import { sessionQuery } from '~/api/session';
import { NO_KEY } from './snippets';
import classes from './FirstRun.module.css';

/** What the lines have for a key; where there is none, the way to one. */
export function KeyNote({ isKnown }: { isKnown: boolean }) {
  const { data: session } = useQuery(sessionQuery);
  const making = useMutation({ mutationFn: makeKeyForLines });
  if (isKnown) {
    return (
      <p className={classes.note}>
        <IconKey size={15} stroke={1.7} aria-hidden />
        Copying takes the whole key along. It is in this page's memory only, until the page is loaded again.
      </p>
    );
  }
  return (
    <div className={classes.note}>
      <IconKey size={15} stroke={1.7} aria-hidden />
      <span>
        The lines say <code>{NO_KEY}</code>, as this page does not know your key any more.
        {making.error && <span role="alert"> No key was made: {making.error.message}</span>}
      </span>
      {session?.scopes.includes('admin') && (
        <Button size="xs" variant="light" loading={making.isPending} onClick={() => making.mutate()}>
          Make a key for these lines
        </Button>
      )}
    </div>
  );
}

import { Alert, Button, PasswordInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '~/api/problem';
import { sessionQuery, signIn } from '~/api/session';
import { Logo } from './Logo';
import classes from './SignIn.module.css';

/** The door. The key goes to the server once and is stored nowhere here: a cookie that scripts cannot read stands for it. */
export function SignIn({ hasEnded }: { hasEnded: boolean }) {
  useDocumentTitle('Sign in · Provenance');
  const [key, setKey] = useState('');
  const queries = useQueryClient();
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      // What the last one was shown must not greet the next.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      queries.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const submit = (event: React.SubmitEvent) => {
    event.preventDefault();
    entering.mutate(key.trim());
  };
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit}>
        <Logo size={40} />
        <h1 className={classes.title}>Sign in to Provenance</h1>
        <p className={classes.text}>See what happened to what, by whom, and as part of which piece of work.</p>
        {hasEnded && !entering.isError && (
          <Alert color="yellow" variant="light" role="status">
            You were signed out: the session has ended, or its key was revoked or has expired.
          </Alert>
        )}
        <PasswordInput
          label="API key"
          placeholder="pak_…"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          error={entering.error && refusal(entering.error)}
          autoComplete="current-password"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
          classNames={{ innerInput: classes.key ?? '' }}
        />
        <Button type="submit" loading={entering.isPending} fullWidth>
          Sign in
        </Button>
        <p className={classes.hint}>
          The first key was printed when the server started, and lies in <code>admin-key</code> in its data directory.
        </p>
      </form>
    </main>
  );
}

function refusal(error: Error): string {
  if (error instanceof ProblemError) {
    return error.status === 401 ? 'This key is unknown, revoked or expired.' : error.sentence;
  }
  return error.message;
}

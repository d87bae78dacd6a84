import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ScopeNote.module.css';

/** Why something cannot be done here: the key of this session lacks a scope. */
export function ScopeNote({ scope, children }: { scope: 'read' | 'write' | 'admin'; children: ReactNode }) {
  return (
    <p className={classes.note} role="note">
      <IconLock size={14} stroke={1.7} aria-hidden />
      <span>
        {children} The key you signed in with lacks the scope <code>{scope}</code>.
      </span>
    </p>
  );
}

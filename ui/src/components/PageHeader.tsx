import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

interface Props {
  title: ReactNode;
  /** For the browser's tab, where the title is more than text. */
  documentTitle?: string;
  /** One line on what this is. */
  description?: ReactNode;
  actions?: ReactNode;
}

/** What page this is, and what can be done with it. */
export function PageHeader({ title, documentTitle, description, actions }: Props) {
  const name = documentTitle ?? (typeof title === 'string' ? title : '');
  useDocumentTitle(name ? `${name} · Provenance` : 'Provenance');
  return (
    <header className={classes.header}>
      <div className={classes.text}>
        <h1 className={classes.title}>{title}</h1>
        {description && <p className={classes.description}>{description}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}

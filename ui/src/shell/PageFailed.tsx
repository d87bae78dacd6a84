import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '~/components/States';

/** Stands for a page that broke while it was drawn. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} />;
}

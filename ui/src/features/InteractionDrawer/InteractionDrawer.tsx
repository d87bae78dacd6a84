import { Drawer } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Loading } from './Loading';
import classes from './InteractionDrawer.module.css';

// Comes when the first one is opened: no page needs it to show itself.
const InteractionView = lazy(async () => ({ default: (await import('./InteractionView')).InteractionView }));

interface Props {
  /** The interaction to show; closed without one. */
  id: string | undefined;
  onClose: () => void;
}

/** One interaction with all there is to it, at the right of whatever page it was opened on. */
export function InteractionDrawer({ id, onClose }: Props) {
  // While it slides out it goes on showing what it has shown.
  const [shown, setShown] = useState(id);
  if (id !== undefined && id !== shown) {
    setShown(id);
  }
  return (
    <Drawer.Root opened={id !== undefined} onClose={onClose} position="right" size="46rem">
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content className={classes.drawer ?? ''} classNames={{ content: classes.content ?? '' }}>
        {shown !== undefined && (
          <Suspense fallback={<Coming />}>
            <InteractionView id={shown} />
          </Suspense>
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Coming() {
  return (
    <>
      <Drawer.Header className={classes.header ?? ''}>
        <Drawer.Title>Interaction</Drawer.Title>
        <Drawer.CloseButton aria-label="Close" />
      </Drawer.Header>
      <Drawer.Body className={classes.body ?? ''}>
        <Loading />
      </Drawer.Body>
    </>
  );
}

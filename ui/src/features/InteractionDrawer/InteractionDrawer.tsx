import { Drawer } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Loading } from './Loading';
import { view } from './view';
import classes from './InteractionDrawer.module.css';

const Heading = lazy(async () => ({ default: (await view()).Heading }));
const Body = lazy(async () => ({ default: (await view()).Body }));

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
      <Drawer.Content classNames={{ content: classes.content ?? '' }}>
        <Drawer.Header className={classes.header ?? ''}>
          <Suspense fallback={<Drawer.Title className={classes.headerText ?? ''}>Interaction</Drawer.Title>}>
            {shown !== undefined && <Heading id={shown} />}
          </Suspense>
          <Drawer.CloseButton aria-label="Close" className={classes.close ?? ''} />
        </Drawer.Header>
        <Drawer.Body className={classes.body ?? ''}>
          <Suspense fallback={<Loading />}>{shown !== undefined && <Body id={shown} />}</Suspense>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { Palette } from './Palette';
import classes from './Palette.module.css';

export function openCommandPalette(): void {
  spotlight.open();
}

/**
 * Goes anywhere by name (⌘K), from wherever the cursor is. It comes and goes without a transition: a palette that is still leaving
 * would be opened again with the last question in it.
 */
export function CommandPalette() {
  return (
    <Spotlight.Root
      shortcut="mod + K"
      tagsToIgnore={[]}
      triggerOnContentEditable
      centered={false}
      size={620}
      yOffset="12dvh"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 2, transitionProps: { duration: 0 } }}
      attributes={{ content: { 'aria-label': 'Search everything' } }}
      classNames={{ content: classes.window ?? '' }}
    >
      <Palette onDone={spotlight.close} />
    </Spotlight.Root>
  );
}

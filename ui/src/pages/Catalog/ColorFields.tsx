import { ColorInput, ColorSwatch } from '@mantine/core';
import type { ReactNode } from 'react';
import { colorsOf, type Draft } from './draft';
import classes from './ColorFields.module.css';

interface Props {
  draft: Draft;
  faults: { font: ReactNode; background: ReactNode };
  onChange: (change: Partial<Draft>) => void;
}

const BACKGROUNDS = [
  '#334155',
  '#0f766e',
  '#0e7490',
  '#1d4ed8',
  '#4338ca',
  '#7e22ce',
  '#be185d',
  '#b91c1c',
  '#c2410c',
  '#b45309',
  '#4d7c0f',
  '#166534',
  '#dbeafe',
  '#dcfce7',
  '#fef3c7',
  '#fee2e2',
];

/** The badge's two colours; without them it gets some of its own. */
export function ColorFields({ draft, faults, onChange }: Props) {
  const { font, background } = colorsOf(draft);
  return (
    <div className={classes.pair}>
      <ColorInput
        label="Background"
        placeholder="By its name"
        format="hex"
        swatches={BACKGROUNDS}
        swatchesPerRow={8}
        leftSection={<ColorSwatch color={background} size={18} />}
        value={draft.bgColorHex}
        error={faults.background}
        onChange={(value) => onChange({ bgColorHex: value })}
        eyeDropperButtonProps={{ 'aria-label': 'Pick the background from the screen' }}
      />
      <ColorInput
        label="Font"
        placeholder="Black or white"
        format="hex"
        swatches={['#ffffff', '#111318']}
        leftSection={<ColorSwatch color={font} size={18} />}
        value={draft.fontColorHex}
        error={faults.font}
        onChange={(value) => onChange({ fontColorHex: value })}
        eyeDropperButtonProps={{ 'aria-label': 'Pick the font colour from the screen' }}
      />
    </div>
  );
}

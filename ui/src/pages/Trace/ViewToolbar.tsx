import { SegmentedControl, Select } from '@mantine/core';
import { IconStairsDown, IconTimeline, IconSitemap } from '@tabler/icons-react';
import { COLORINGS, VIEWS, type Coloring, type View } from './url';
import classes from './ViewToolbar.module.css';

const NAMES: Record<View, { label: string; Icon: typeof IconSitemap }> = {
  timeline: { label: 'Timeline', Icon: IconTimeline },
  waterfall: { label: 'Waterfall', Icon: IconStairsDown },
  graph: { label: 'Graph', Icon: IconSitemap },
};

const COLORS: Record<Coloring, string> = {
  origin: 'Origin',
  action: 'Action',
  resourceType: 'Resource type',
  uow: 'Unit of work',
};

export function ViewChoice({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="View"
      value={view}
      onChange={(value) => onView(VIEWS.find((known) => known === value) ?? 'timeline')}
      data={VIEWS.map((value, i) => {
        const { label, Icon } = NAMES[value];
        return {
          value,
          label: (
            <span className={classes.view} title={`${label} (${String(i + 1)})`}>
              <Icon size={15} stroke={1.7} aria-hidden />
              {label}
            </span>
          ),
        };
      })}
    />
  );
}

interface ColoringProps {
  coloring: Coloring;
  isResource: boolean;
  onChange: (coloring: Coloring) => void;
}

export function ColoringChoice({ coloring, isResource, onChange }: ColoringProps) {
  return (
    <label className={classes.coloring}>
      <span>Colour by</span>
      <Select
        size="xs"
        w={{ base: 104, sm: 136 }}
        aria-label="Colour by"
        allowDeselect={false}
        value={coloring}
        onChange={(value) => onChange(COLORINGS.find((known) => known === value) ?? 'origin')}
        data={COLORINGS.filter((value) => isResource || value !== 'uow').map((value) => ({
          value,
          label: COLORS[value],
        }))}
      />
    </label>
  );
}

import type { BadgeColors } from '~/api/catalog';
import { quantity } from '~/format/numbers';
import { colorOf } from './colors';
import type { Stack } from './stack';
import classes from './TimelineChart.module.css';

/** Which colour is what, largest first. */
export function Legend({ groups, badges }: { groups: Stack['groups']; badges: (mnemonic: string) => BadgeColors }) {
  if (groups.length === 0 || groups[0]?.group === 'all') {
    return null;
  }
  return (
    <ul className={classes.legend}>
      {groups.map(({ group, count }) => (
        <li key={group} className={classes.entry}>
          <span className={classes.swatch} style={{ background: colorOf(group, badges) }} />
          <span className={classes.group}>{group}</span>
          <span className={classes.count}>{quantity(count)}</span>
        </li>
      ))}
    </ul>
  );
}

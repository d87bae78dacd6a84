import type { TopEntry } from '~/components/TopList/TopList';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import type { BadgeColors } from '~/api/catalog';
import type { TopList } from '~/api/top';
import classes from './TopPanel.module.css';

/** A resource in a top list: its id and its type, and the way to its page. */
export function resourceEntry(
  { value, resourceType }: TopList['data'][number],
  badges: (mnemonic: string) => BadgeColors,
): Pick<TopEntry, 'label' | 'link'> {
  return {
    label: (
      <span className={classes.resource}>
        <bdi className={classes.resourceId}>{value}</bdi>
        {resourceType !== null && <MnemonicBadge mnemonic={resourceType} {...badges(resourceType)} />}
      </span>
    ),
    link: { to: '/resources/$type/$id', params: { type: resourceType ?? '', id: value } },
  };
}

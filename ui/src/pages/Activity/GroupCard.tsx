import { IconUser, IconUserOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ActivityGroup } from '~/api/activity';
import type { BadgeColors } from '~/api/catalog';
import { Identifier, shortened } from '~/components/Identifier';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { When } from '~/components/When';
import { count, quantity } from '~/format/numbers';
import { day, duration, local, timeOfDay } from '~/format/times';
import classes from './GroupCard.module.css';

interface Props {
  group: ActivityGroup;
  badges: { action: Look; origin: Look; resourceType: Look };
}

type Look = (mnemonic: string) => BadgeColors;

/** More than these are folded away. */
const FEW = 6;

/** One user's part in one unit of work. */
export function GroupCard({ group, badges }: Props) {
  const { userId, uowId, resources } = group;
  return (
    <article className={classes.group}>
      <header className={classes.head}>
        <span className={classes.who}>
          {userId === null ? (
            <>
              <IconUserOff size={16} stroke={1.7} aria-hidden />
              <span className={classes.nobody}>No user</span>
            </>
          ) : (
            <>
              <IconUser size={16} stroke={1.7} aria-hidden />
              <Identifier value={userId}>
                <Link className={classes.user} to="/users/$id" params={{ id: userId }}>
                  {userId}
                </Link>
              </Identifier>
            </>
          )}
        </span>
        <span className={classes.trace}>
          <span className={classes.from}>trace </span>
          <Identifier value={uowId}>
            <Link className={classes.link} to="/traces/$id" params={{ id: uowId }}>
              {shortened(uowId)}
            </Link>
          </Identifier>
        </span>
        <span className={classes.when}>
          <When date={group.lastDate} />
        </span>
      </header>
      <p className={classes.facts}>
        <Link
          className={classes.link}
          to="/interactions"
          search={{ uowId: [uowId], ...(userId !== null && { userId: [userId] }) }}
        >
          {count(group.interactionCount, 'interaction')}
        </Link>
        <Span first={new Date(group.firstDate)} last={new Date(group.lastDate)} />
        <span className={classes.badges}>
          {group.actions.map((action) => (
            <MnemonicBadge key={action} mnemonic={action} {...badges.action(action)} />
          ))}
        </span>
        <span className={classes.badges}>
          <span className={classes.from}>from</span>
          {group.origins.map((origin) => (
            <MnemonicBadge key={origin} mnemonic={origin} {...badges.origin(origin)} />
          ))}
        </span>
      </p>
      <Resources resources={resources.slice(0, FEW)} look={badges.resourceType} />
      {resources.length > FEW && (
        <details className={classes.rest}>
          <summary>{quantity(resources.length - FEW)} more</summary>
          <Resources resources={resources.slice(FEW)} look={badges.resourceType} />
        </details>
      )}
    </article>
  );
}

function Resources({ resources, look }: { resources: ActivityGroup['resources']; look: Look }) {
  return (
    <ul className={classes.resources} aria-label="Resources">
      {resources.map(({ resourceId, resourceType, count: times }) => (
        <li key={`${resourceType} ${resourceId}`} className={classes.resource}>
          <MnemonicBadge mnemonic={resourceType} {...look(resourceType)} />
          <Identifier value={resourceId}>
            <Link className={classes.link} to="/resources/$type/$id" params={{ type: resourceType, id: resourceId }}>
              {resourceId}
            </Link>
          </Identifier>
          {times > 1 && (
            <span className={classes.times}>
              <span className="visually-hidden">, {quantity(times)} interactions</span>
              <span aria-hidden>×{quantity(times)}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** From when to when, and how long that is. */
function Span({ first, last }: { first: Date; last: Date }) {
  const isOneDay = day(first) === day(last);
  const length = last.getTime() - first.getTime();
  return (
    <span className={`${classes.span ?? ''} figures`} title={`${local(first)} – ${local(last)}`}>
      {day(first)}, {timeOfDay(first)}
      {length > 0 && (
        <>
          {' – '}
          {isOneDay ? timeOfDay(last) : `${day(last)}, ${timeOfDay(last)}`}
          <span className={classes.length}>{duration(length)}</span>
        </>
      )}
    </span>
  );
}

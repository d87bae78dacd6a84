import { Button, Popover, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconShieldCheck, IconSparkles } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeSettings, settingsQuery } from '~/api/settings';
import { sentenceOf } from '~/api/problem';
import { useMay } from '~/api/session';
import classes from './StrictCatalog.module.css';

/** What happens with a mnemonic nobody knows, and, for administrators, a switch for it. */
export function StrictCatalog() {
  const { data: settings } = useQuery(settingsQuery);
  const isAdmin = useMay('admin');
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: changeSettings,
    onSuccess: (now) => {
      queries.setQueryData(settingsQuery.queryKey, now);
      notifications.show({
        message: now.strictCatalog
          ? 'Unknown mnemonics are refused from now on.'
          : 'Unknown mnemonics are registered from now on.',
      });
    },
  });
  if (!settings) {
    return null;
  }
  const isStrict = settings.strictCatalog;
  return (
    <Popover position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          fw={500}
          leftSection={isStrict ? <IconShieldCheck size={16} stroke={1.7} /> : <IconSparkles size={16} stroke={1.7} />}
          rightSection={<IconChevronDown size={14} />}
        >
          Unknown mnemonics: {isStrict ? 'refused' : 'registered'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel ?? ''} aria-label="Unknown mnemonics">
        <Switch
          label="Strict catalog"
          checked={changing.isPending ? changing.variables.strictCatalog : isStrict}
          disabled={!isAdmin}
          error={changing.error && sentenceOf(changing.error)}
          onChange={(event) => changing.mutate({ strictCatalog: event.currentTarget.checked })}
        />
        <p>
          <b>Off:</b> a type, action or origin that is not in the catalog is registered with the first interaction that
          names it, with a title and a colour made from its mnemonic.
        </p>
        <p>
          <b>On:</b> such an interaction is refused with 400, naming the nearest known ones. A typing error then cannot
          become an entry; but programs can record with new names only after somebody has created them here.
        </p>
        {!isAdmin && (
          <p>
            To change it, sign in with a key that has the scope <code>admin</code>.
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

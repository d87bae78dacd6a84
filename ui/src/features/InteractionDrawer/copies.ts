import type { Interaction } from '~/api/interactions';

/** A command line that asks the server for it, with a key of one's own. */
export function curl(serverUrl: string, id: string): string {
  return `curl -H "x-api-key: $KEY" ${quoted(`${serverUrl}/api/interactions/${id}`)}`;
}

/** The command that lists it among what its unit of work did to the resource. */
export function command(row: Interaction): string {
  const options = [
    // A trailing * would mean: every id that begins so.
    ...(row.resourceId.endsWith('*') ? [] : [`--resource=${quoted(row.resourceId)}`]),
    `--type=${row.resourceTypeMnemonic}`,
    `--action=${row.actionMnemonic}`,
    `--uow=${row.uowId}`,
    '--json',
  ];
  return `provenance search ${options.join(' ')}`;
}

/** The address that shows it. */
export function link(serverUrl: string, id: string): string {
  return `${serverUrl}/interactions?open=${id}`;
}

/** One word for a shell, whatever is in it. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

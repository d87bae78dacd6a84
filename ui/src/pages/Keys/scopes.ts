import type { Scope } from '~/api/session';

/** What a key may do with each scope. */
export const SCOPES: { scope: Scope; meaning: string }[] = [
  { scope: 'read', meaning: 'See everything that was recorded, and the catalog' },
  { scope: 'write', meaning: 'Record interactions, and change the catalog' },
  { scope: 'admin', meaning: 'Make and revoke keys, and change the settings' },
];

/** A line to try a new key with, for what it may do. */
export function tryIt(server: string, key: string, scopes: Scope[]): string {
  const header = `-H "x-api-key: ${key}"`;
  if (scopes.includes('write')) {
    return (
      `curl -X POST ${server}/api/interactions ${header} -H "Content-Type: application/json" ` +
      `-d '{"resourceId": "order-789", "resourceType": "ORDER", "action": "CREATE", "origin": "WEBAPP", "interaction": {"total": 99.99}}'`
    );
  }
  return scopes.includes('read')
    ? `curl ${header} "${server}/api/interactions?limit=5"`
    : `curl ${header} ${server}/api/api-keys`;
}

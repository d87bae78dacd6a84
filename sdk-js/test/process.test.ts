import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startFakeServer } from '../src/testing.js';
import { Child } from './support/child.js';
import { eventually, KEY, withFolder } from './support/places.js';

const environment = (apiUrl: string): Record<string, string> => ({
  PROVENANCE_API_URL: apiUrl,
  PROVENANCE_API_KEY: KEY,
  PROVENANCE_ORIGIN: 'child',
});

describe('a process that logs and comes to its end', () => {
  it('withoutSpool_staysUntilTheServerHasEverything', { timeout: 30_000 }, async () => {
    const server = await startFakeServer();
    server.failAll(503);
    const child = new Child('log-and-end', [], environment(server.apiUrl));
    await eventually('a second try', () => server.requests.length >= 2);
    server.recover();
    assert.equal(await child.ended, 0);
    assert.deepEqual(
      server.interactions.map(({ resourceId, origin }) => [resourceId, origin]),
      [
        ['a', 'child'],
        ['b', 'child'],
        ['c', 'child'],
      ],
    );
    await server.close();
  });

  it('withSpool_endsOnceItIsOnDisk', { timeout: 30_000 }, () =>
    withFolder(async (folder) => {
      const server = await startFakeServer();
      server.failAll(503);
      const child = new Child('log-and-end', [folder], environment(server.apiUrl));
      assert.equal(await child.ended, 0);
      assert.equal(readFileSync(join(folder, '00000001.ndjson'), 'utf8').trim().split('\n').length, 3);
      await server.close();
    }),
  );
});

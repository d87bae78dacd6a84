import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create } from '../src/index.js';
import { Child } from './support/child.js';
import { eventually, withFolder } from './support/places.js';
import { RealServer } from './support/real-server.js';

// spoolSync, and what a busy machine may need besides to come to writing.
const SYNCED_AFTER_MS = 50 + 1_000;
const CHILD_RUNS_MS = 2_500;

describe('a process with a spool that is killed', () => {
  it(
    'kill9_again_and_again_everythingLoggedBeforeTheLastSyncIsStoredOnceAndInOrder',
    { timeout: 300_000 },
    () =>
      withFolder(async (folder) => {
        const server = await RealServer.start(folder);
        try {
          const spool = `${folder}/spool`;
          const runs: Run[] = [];
          await server.kill();
          runs.push(await logUntilKilled(spool, 0, server));
          await server.start();
          runs.push(await logUntilKilled(spool, 1_000_000, server));
          runs.push(await logUntilKilled(spool, 2_000_000, server));
          await drain(spool, server);
          await requireStored(runs, server);
        } finally {
          await server.stop();
        }
      }),
  );
});

/** The numbers of a child: `safe` is the last one that must be stored. */
interface Run {
  first: number;
  safe: number;
}

async function logUntilKilled(spool: string, first: number, server: RealServer): Promise<Run> {
  const child = new Child('log-until-killed', [spool, String(first)], {
    PROVENANCE_API_URL: server.apiUrl,
    PROVENANCE_API_KEY: server.key,
    PROVENANCE_ORIGIN: 'child',
  });
  await eventually('the child logs', () => child.output.includes('\n'));
  await new Promise((resolve) => setTimeout(resolve, CHILD_RUNS_MS));
  const killed = Date.now();
  await child.kill();
  const logged = child.output
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number) as [number, number]);
  const safe = logged.filter(([, at]) => at <= killed - SYNCED_AFTER_MS).at(-1);
  assert.ok(safe, 'the child has logged for longer than a sync takes');
  return { first, safe: safe[0] };
}

async function drain(spoolDirectory: string, server: RealServer): Promise<void> {
  const client = await create({ apiKey: server.key, apiUrl: server.apiUrl, origin: 'drain', spoolDirectory });
  await client.log({
    resourceType: 'ORDER',
    resourceId: 'order-1',
    action: 'UPDATE',
    externalReference: 'last',
  });
  assert.deepEqual(await client.close({ deadline: 60_000 }), { left: 0 });
}

async function requireStored(runs: readonly Run[], server: RealServer): Promise<void> {
  const client = await create({ apiKey: server.key, apiUrl: server.apiUrl });
  const rows = await client.api().interactions.listAll().toArray();
  const references = rows.map(({ externalReference }) => externalReference);
  assert.equal(references.pop(), 'last', 'what was logged after the kills comes after all before');
  const numbers = references.map(Number);
  const counts = runs.map(({ first, safe }) => {
    const ours = numbers.splice(0, numbers.findIndex((number) => number >= first + 1_000_000) >>> 0);
    assert.deepEqual(
      ours,
      ours.map((_, index) => first + index),
      `from ${first} on, each once and in order`,
    );
    assert.ok(
      first + ours.length > safe,
      `${ours.length} stored from ${first} on (expected: up to ${safe} at least)`,
    );
    return `${ours.length} (safe: ${safe - first + 1})`;
  });
  assert.deepEqual(numbers, []);
  console.log(`stored of each killed process: ${counts.join(', ')}`);
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create, type Provenance } from '../src/index.js';
import { withFolder } from './support/places.js';
import { RealServer } from './support/real-server.js';

// PROVENANCE_OUTAGE=long: a minute, five kills, once away for 20 s. Otherwise about ten seconds and two kills.
const long = process.env.PROVENANCE_OUTAGE === 'long';
const DURATION_MS = long ? 60_000 : 10_000;
const AWAY_MS = long ? [1_000, 2_000, 20_000, 500, 2_000] : [2_000, 2_000];
const UP_MS = long ? 3_000 : 1_000;
const EVERY_MS = 10;
const EACH_TIME = 50;

describe('outages', () => {
  it('log_serverKilledAgainAndAgain_everythingStoredOnceAndInOrder', { timeout: 600_000 }, () =>
    withFolder(async (folder) => {
      const server = await RealServer.start(folder);
      try {
        const client = await create({
          apiKey: server.key,
          apiUrl: server.apiUrl,
          origin: 'outage-test',
          maxQueued: 1_000_000,
          maxQueuedBytes: 1024 ** 3,
          onError: () => undefined,
        });
        const begun = Date.now();
        const killing = killAgainAndAgain(server);
        const logged = await logSteadily(client, begun + DURATION_MS);
        const took = Date.now() - begun;
        await killing;
        assert.deepEqual(await client.flush({ deadline: 300_000 }), { left: 0 });
        const stats = client.stats();
        assert.deepEqual(
          { sent: stats.sent, dropped: stats.dropped, rejected: stats.rejected },
          { sent: logged, dropped: 0, rejected: 0 },
        );
        assert.ok(stats.retries > 0, 'the server was away when something was to be sent');
        await requireOnceAndInOrder(client, logged);
        await client.close();
        console.log(
          `${logged} logged in ${took} ms, ${AWAY_MS.length} kills, ${stats.retries} retries, all stored ${Date.now() - begun} ms after the start`,
        );
      } finally {
        await server.stop();
      }
    }),
  );
});

async function killAgainAndAgain(server: RealServer): Promise<void> {
  for (const away of AWAY_MS) {
    await pause(UP_MS);
    await server.kill();
    await pause(away);
    await server.start();
  }
}

async function logSteadily(client: Provenance, until: number): Promise<number> {
  let logged = 0;
  for (let tick = Date.now(); Date.now() < until; tick += EVERY_MS) {
    const calls = Array.from({ length: EACH_TIME }, () =>
      client.log({
        resourceType: 'ORDER',
        resourceId: 'order-1',
        action: 'UPDATE',
        externalReference: String(logged++),
      }),
    );
    await Promise.all(calls);
    await pause(Math.max(0, tick + EVERY_MS - Date.now()));
  }
  return logged;
}

async function requireOnceAndInOrder(client: Provenance, logged: number): Promise<void> {
  let expected = 0;
  for await (const { externalReference } of client.api().interactions.listAll()) {
    assert.equal(externalReference, String(expected));
    expected++;
  }
  assert.equal(expected, logged);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { create } from '../src/index.js';
import { startFakeServer } from '../src/testing.js';
import { KEY } from './support/places.js';

describe('the fake server', () => {
  it('waitFor_tooFew_saysHowManyThereAre', async () => {
    const server = await startFakeServer();
    await assert.rejects(server.waitFor(1, { deadline: 10 }), /0 interactions after 10 ms \(expected: 1\)/);
    await server.close();
  });

  it('failures_thenRecovery_everythingArrivesOnce', async () => {
    const server = await startFakeServer();
    const client = await create({
      apiKey: KEY,
      apiUrl: server.apiUrl,
      origin: 'tests',
      retryFirst: 1,
      onError: () => undefined,
    });
    server.failNext(503, 'drop', { status: 429, headers: { 'retry-after': '0' } });
    await client.log({ resourceType: 'ORDER', resourceId: 'a', action: 'CREATE' });
    const [first] = await server.waitFor(1);
    assert.equal(first?.resourceId, 'a');
    assert.equal(server.requests.length, 4);
    server.reset();
    assert.deepEqual([server.interactions.length, server.requests.length], [0, 0]);
    await client.close();
    await server.close();
  });
});

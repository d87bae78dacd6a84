import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import expressApplication from 'express';
import fastifyApplication from 'fastify';
import {
  contextFetch,
  contextFromHeaders,
  create,
  currentContext,
  express,
  fastify,
  runWithContext,
} from '../src/index.js';
import { startFakeServer } from '../src/testing.js';
import { KEY, UOW } from './support/places.js';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('express', () => {
  it('request_withBody_isHandledWithinItsContext', async () => {
    const app = expressApplication();
    app.use(express());
    app.use(expressApplication.json());
    app.post('/orders', async (_request, response) => {
      await pause();
      response.json(currentContext());
    });
    const listening = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    await requireContexts(listening);
  });

  it('request_userIdGiven_headerIsNotBelieved', async () => {
    const app = expressApplication();
    app.use(express({ userId: () => 'ada' }));
    app.get('/', (_request, response) => void response.json(currentContext()));
    const listening = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const response = await fetch(addressOf(listening), { headers: { 'x-userid': 'mallory' } });
    assert.equal(((await response.json()) as { userId: string }).userId, 'ada');
    listening.close();
    listening.closeAllConnections();
  });
});

describe('fastify', () => {
  it('request_withBody_isHandledWithinItsContext', async () => {
    const app = fastifyApplication();
    await app.register(fastify);
    app.post('/orders', async () => {
      await pause();
      return currentContext();
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    await requireContexts(app.server);
  });
});

describe('the current context', () => {
  it('runWithContext_nested_layersAndEnds', async () => {
    await runWithContext({ uowId: UOW, userId: 'ada' }, async () => {
      await pause();
      runWithContext({ parentSpanId: 'span-1', userId: undefined }, () => {
        assert.deepEqual(currentContext(), { uowId: UOW, userId: 'ada', parentSpanId: 'span-1' });
      });
      assert.deepEqual(currentContext(), { uowId: UOW, userId: 'ada' });
    });
    assert.equal(currentContext(), undefined);
  });

  it('contextFetch_withinAContext_carriesItOn', async () => {
    const server = await startFakeServer();
    const carrying = contextFetch({ to: ({ pathname }) => pathname !== '/elsewhere' });
    const base = new URL(server.apiUrl).origin;
    await runWithContext({ uowId: UOW, userId: 'ada' }, async () => {
      await carrying(`${base}/a`, { headers: { 'x-userid': 'given' } });
      await carrying(new Request(`${base}/b`, { method: 'PUT', headers: { own: 'yes' }, body: 'text' }));
      await carrying(`${base}/elsewhere`);
    });
    const seen = server.requests.map(({ headers }) => [headers['x-uowid'], headers['x-userid'], headers.own]);
    assert.deepEqual(seen, [
      [UOW, 'given', undefined],
      [UOW, 'ada', 'yes'],
      [undefined, undefined, undefined],
    ]);
    await server.close();
  });

  it('contextFromHeaders_valuesTheServerWouldRefuse_arePassedOver', () => {
    const context = contextFromHeaders(
      new Headers({ 'x-uowid': UOW, 'x-userid': 'x'.repeat(513), 'x-parent-span-id': 'x'.repeat(129) }),
    );
    assert.deepEqual(context, { uowId: UOW });
  });

  it('hooks_ofWhatWasLoggedInARequest_areNotPartOfIt', async () => {
    const server = await startFakeServer();
    const heard: unknown[] = [];
    const onSent = (): unknown => heard.push(currentContext());
    const client = await create({ apiKey: KEY, apiUrl: server.apiUrl, origin: 'tests', onSent });
    await runWithContext({ userId: 'ada' }, () =>
      client.log({ resourceType: 'ORDER', resourceId: 'a', action: 'CREATE' }),
    );
    await client.close();
    assert.deepEqual(heard, [undefined]);
    await server.close();
  });

  it('log_inTwoRequestsAtOnce_doesNotMixThem', async () => {
    const server = await startFakeServer();
    const client = await create({ apiKey: KEY, apiUrl: server.apiUrl, origin: 'tests' });
    const users = ['ada', 'eve', 'bob'];
    await Promise.all(
      users.map((userId) =>
        runWithContext({ userId }, async () => {
          for (let step = 0; step < 5; step++) {
            await pause();
            await client.log({ resourceType: 'ORDER', resourceId: userId, action: 'UPDATE' });
          }
        }),
      ),
    );
    await client.close();
    assert.equal(server.interactions.length, 15);
    for (const { resourceId, userId } of server.interactions) {
      assert.equal(userId, resourceId);
    }
    await server.close();
  });
});

async function requireContexts(listening: Server): Promise<void> {
  const base = addressOf(listening);
  try {
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${base}/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ text: 'x'.repeat(100_000) }).slice(0, 90_000) + '"}',
      });
    const known = await ask({ 'x-uowid': UOW, 'x-userid': 'ada' });
    assert.equal(known.headers.get('x-uowid'), UOW);
    assert.deepEqual(await known.json(), { uowId: UOW, userId: 'ada' });
    const fresh = await ask({});
    const { uowId } = (await fresh.json()) as { uowId: string };
    assert.equal(fresh.headers.get('x-uowid'), uowId);
    assert.notEqual(uowId, UOW);
  } finally {
    listening.close();
    listening.closeAllConnections();
  }
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

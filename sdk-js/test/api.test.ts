import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  AuthorizationError,
  ConnectionError,
  create,
  InvalidRequestError,
  NotFoundError,
  ProvenanceError,
  UnavailableError,
} from '../src/index.js';
import { startFakeServer } from '../src/testing.js';
import { KEY } from './support/places.js';

describe('api()', () => {
  it('errors_eachStatus_hasItsClass', async () => {
    const server = await startFakeServer();
    const client = await create({ apiKey: KEY, apiUrl: server.apiUrl });
    const cases = [
      [400, InvalidRequestError],
      [401, AuthorizationError],
      [404, NotFoundError],
      [503, UnavailableError],
      [418, ProvenanceError],
    ] as const;
    for (const [status, Kind] of cases) {
      server.failNext({
        status,
        headers: { 'retry-after': '3' },
        body: { type: '/docs/errors#some-kind', detail: 'because' },
      });
      await assert.rejects(client.api().traces.get('user-123'), (error: ProvenanceError) => {
        assert.equal(error.constructor, Kind);
        assert.deepEqual(
          [error.status, error.detail, error.code, error.retryAfter],
          [status, 'because', 'some-kind', 3_000],
        );
        return true;
      });
    }
    await server.close();
  });

  it('errors_noAnswer_areConnectionErrorsThatSayWhy', async () => {
    const server = await startFakeServer();
    const client = await create({ apiKey: KEY, apiUrl: server.apiUrl });
    const api = client.api();
    await server.close();
    await assert.rejects(api.actions.listAll(), (error: ProvenanceError) => {
      assert.ok(error instanceof ConnectionError);
      assert.deepEqual([error.status, error.code], [0, 'ECONNREFUSED']);
      return true;
    });
    await assert.rejects(api.actions.listAll({}, { signal: AbortSignal.abort() }), { code: 'aborted' });
  });

  it('ids_thatNoPathCanCarry_areTypeErrors', async () => {
    const api = (await create({ apiKey: KEY })).api();
    for (const id of ['', '.', '..', undefined as unknown as string]) {
      await assert.rejects(api.traces.get(id), TypeError);
    }
  });

  it('record_somethingElseAnswersInTheServersPlace_isAnError', async () => {
    const server = await startFakeServer();
    const api = (await create({ apiKey: KEY, apiUrl: server.apiUrl })).api();
    const order = { resourceType: 'ORDER', resourceId: 'a', action: 'CREATE', origin: 'tests' };
    for (const status of [200, 201, 202]) {
      server.failNext({ status, body: {} }, { status, body: {} }, { status, body: {} });
      const unexpected = (expected: string): object => ({
        name: 'ProvenanceError',
        status,
        detail: `{} (expected: ${expected})`,
      });
      await assert.rejects(api.interactions.create(order), unexpected('201 with an interactionNumber'));
      await assert.rejects(api.interactions.createBatch([order, order]), unexpected('201 with a count of 2'));
      await assert.rejects(api.actions.delete('user-123'), unexpected('204'));
    }
    assert.equal(server.interactions.length, 0);
    await server.close();
  });

  it('create_withIdempotencyKey_sendsItAsHeader', async () => {
    const server = await startFakeServer();
    const api = (await create({ apiKey: KEY, apiUrl: server.apiUrl })).api();
    const order = { resourceType: 'ORDER', resourceId: 'a', action: 'CREATE', origin: 'tests' };
    await api.interactions.create(order, { idempotencyKey: 'once' });
    await api.interactions.create(order, { idempotencyKey: 'once' });
    const receipt = await api.interactions.createBatch([order, order]);
    assert.deepEqual([receipt.count, receipt.firstNumber, server.interactions.length], [2, 2, 3]);
    await server.close();
  });
});

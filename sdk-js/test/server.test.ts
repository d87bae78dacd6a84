import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  type Api,
  AuthorizationError,
  ConflictError,
  create,
  NotFoundError,
  type Provenance,
} from '../src/index.js';
import { Installed } from './support/installed.js';
import { RealServer } from './support/real-server.js';

describe('with the real server', { timeout: 240_000 }, () => {
  let folder: string;
  let server: RealServer;
  let client: Provenance;
  let api: Api;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'provenance-sdk-js-'));
    server = await RealServer.start(folder);
    client = await create({ apiKey: server.key, apiUrl: server.apiUrl, origin: 'tests' });
    api = client.api();
  });

  after(async () => {
    await client.close({ deadline: 0 });
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('samples_installedUnderAnotherName_runUnchanged', async () => {
    const user = mkdtempSync(join(folder, 'user-'));
    const installed = await Installed.in(user);
    const environment = { PROVENANCE_API_URL: server.apiUrl, PROVENANCE_API_KEY: server.key };
    const first = JSON.parse(await installed.run(['first-interaction.cjs'], environment)) as {
      interactions: {
        data: { interaction: unknown; originMnemonic: string }[];
        pagination: { total: number };
      };
      trace: { resourceId: string; interactions: unknown[] };
    };
    assert.equal(first.interactions.pagination.total, 1);
    assert.deepEqual(first.interactions.data[0]?.interaction, { email: 'user@example.com', plan: 'starter' });
    assert.equal(first.interactions.data[0].originMnemonic, 'my-service');
    assert.deepEqual([first.trace.resourceId, first.trace.interactions.length], ['user-123', 1]);
    const unit = JSON.parse(await installed.run(['unit-of-work.mjs'], environment)) as {
      uowId: string;
      results: { data: { uowId: string; interactionCount: number }[] };
    };
    assert.deepEqual(
      unit.results.data.map(({ uowId, interactionCount }) => [uowId, interactionCount]),
      [[unit.uowId, 2]],
    );
  });

  it('log_thenRead_findsItByEveryWay', async () => {
    const uowId = '7a1e8400-e29b-41d4-a716-446655440000';
    const logger = client.addContext({ uowId, userId: 'ada', resourceType: 'ORDER' });
    const parentSpanId = await logger.log({
      resourceId: 'read-1',
      action: 'CREATE',
      interactionTimestamp: new Date(0),
    });
    await logger.log({ resourceId: 'read-2', action: 'UPDATE', parentSpanId, interaction: { total: 1.5 } });
    await client.flush();
    const all = await api.interactions.listAll({ uowId }).toArray();
    assert.deepEqual(
      all.map(({ resourceId, userId }) => [resourceId, userId]),
      [
        ['read-1', 'ada'],
        ['read-2', 'ada'],
      ],
    );
    assert.equal(all[0]?.spanId, parentSpanId);
    assert.equal(all[0].interactionTimestamp, '1970-01-01T00:00:00.000Z');
    assert.deepEqual(await api.interactions.get(all[1]!.interactionId), all[1]);
    const page = await api.interactions.list({
      resourceId: ['read-1', 'read-2'],
      action: 'UPDATE',
      startDate: new Date(Date.now() - 60_000),
    });
    assert.deepEqual(page.data, [all[1]]);
    const { timeline } = await api.traces.timeline(uowId);
    assert.deepEqual(
      timeline.map(({ resourceId }) => resourceId),
      ['read-1', 'read-2'],
    );
    assert.equal((await api.traces.summary(uowId)).totalInteractions, 2);
    assert.equal((await api.interactions.timeline({ days: 1, uowId })).total, 2);
    const grouped = await api.interactions.timeline({ days: 1, uowId, groupBy: 'action' });
    assert.deepEqual(grouped.data.at(-1)?.groups, { CREATE: 1, UPDATE: 1 });
  });

  it('log_itemsTheServerRefuses_neighboursAreStored', async () => {
    const rejected: [string, string | undefined][] = [];
    const other = await create({
      apiKey: server.key,
      apiUrl: server.apiUrl,
      origin: 'tests',
      onRejected: ({ resourceId }, reasons) => rejected.push([resourceId, reasons[0]?.path]),
    });
    const order = { resourceType: 'ORDER', action: 'CREATE' };
    await Promise.all([
      other.log({ ...order, resourceId: 'refused-1', idempotencyKey: 'one key' }),
      other.log({ ...order, resourceId: 'refused-2', resourceType: 'NOT A TYPE' }),
      other.log({ ...order, resourceId: 'x'.repeat(513) }),
      other.log({ ...order, resourceId: 'refused-3' }),
    ]);
    assert.deepEqual(await other.flush(), { left: 0 });
    await other.log({ ...order, resourceId: 'refused-4', idempotencyKey: 'one key' });
    await other.log({ ...order, resourceId: 'refused-5' });
    assert.deepEqual(await other.close(), { left: 0 });
    const stored = await api.interactions.listAll({ resourceId: 'refused-*' }).toArray();
    assert.deepEqual(
      stored.map(({ resourceId }) => resourceId),
      ['refused-1', 'refused-3', 'refused-5'],
    );
    assert.deepEqual(
      rejected.map(([resourceId]) => resourceId.slice(0, 9)),
      ['refused-2', 'xxxxxxxxx', 'refused-4'],
    );
    assert.deepEqual(
      rejected.slice(0, 2).map(([, path]) => path),
      ['/resourceType', '/resourceId'],
    );
  });

  it('listAll_moreThanAPage_comesWholeAndInOrder', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `many-${index}`);
    await Promise.all(
      ids.map((resourceId) => client.log({ resourceType: 'MANY', resourceId, action: 'CREATE' })),
    );
    await client.flush();
    const rows = await api.interactions.listAll({ resourceType: 'MANY' }).toArray();
    assert.deepEqual(
      rows.map(({ resourceId }) => resourceId),
      ids,
    );
  });

  it('catalog_lifeOfAnEntry', async () => {
    const made = await api.resourceTypes.create({ title: 'User Account', mnemonic: 'ACCOUNT', icon: '👤' });
    assert.deepEqual(await api.resourceTypes.get(made.resourceTypeId), made);
    await assert.rejects(api.resourceTypes.create({ title: 'Again', mnemonic: 'account' }), ConflictError);
    const changed = await api.resourceTypes.update(made.resourceTypeId, { title: 'Account' });
    assert.deepEqual([changed.title, changed.icon], ['Account', '👤']);
    assert.deepEqual(
      (await api.resourceTypes.listAll({ mnemonic: 'ACCOUNT' })).map(({ title }) => title),
      ['Account'],
    );
    assert.equal((await api.resourceTypes.list({ mnemonic: 'ACCOUNT' })).pagination.total, 1);
    await api.resourceTypes.delete(made.resourceTypeId);
    await assert.rejects(api.resourceTypes.get(made.resourceTypeId), NotFoundError);
  });

  it('apiKeys_lifeOfAKey', async () => {
    const made = await api.apiKeys.create({ label: 'reader', scopes: ['read'] });
    const reader = (await create({ apiKey: made.key, apiUrl: server.apiUrl })).api();
    await reader.actions.listAll();
    await assert.rejects(reader.settings.update({ strictCatalog: true }), {
      constructor: AuthorizationError,
      status: 403,
    });
    assert.ok((await api.apiKeys.list()).some(({ apiKeyId }) => apiKeyId === made.apiKeyId));
    await api.apiKeys.revoke(made.apiKeyId);
    await assert.rejects(reader.actions.listAll(), { constructor: AuthorizationError, status: 401 });
  });

  it('settings_changed_areRead', async () => {
    assert.deepEqual(await api.settings.update({ strictCatalog: true }), { strictCatalog: true });
    assert.deepEqual(await api.settings.get(), { strictCatalog: true });
    await api.settings.update({ strictCatalog: false });
  });
});

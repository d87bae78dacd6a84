import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { create, type Interaction, type Options, type Provenance } from '../src/index.js';
import { type FakeServer, startFakeServer } from '../src/testing.js';
import { eventually, KEY } from './support/places.js';

const order = (resourceId: string, more: Partial<Interaction> = {}): Interaction => ({
  resourceType: 'ORDER',
  resourceId,
  action: 'CREATE',
  ...more,
});

describe('the queue', () => {
  let server: FakeServer;
  let client: Provenance;

  async function connect(options: Options = {}): Promise<void> {
    client = await create({
      apiKey: KEY,
      origin: 'tests',
      apiUrl: server.apiUrl,
      retryFirst: 1,
      retryLongest: 5,
      onError: () => undefined,
      ...options,
    });
  }

  const stored = (): string[] => server.interactions.map(({ resourceId }) => resourceId);

  beforeEach(async () => {
    server = await startFakeServer();
  });

  afterEach(async () => {
    await client.close({ deadline: 0 });
    await server.close();
  });

  it('log_valueThatIsNoJson_isATypeErrorAndNothingIsQueued', async () => {
    await connect();
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    await assert.rejects(client.log(order('a', { interaction: { total: 10n } })), TypeError);
    await assert.rejects(client.log(order('a', { interaction: cycle })), TypeError);
    await assert.rejects(
      client.log(undefined as unknown as Interaction),
      /log: undefined \(expected: an interaction/,
    );
    await assert.rejects(client.log(order(7 as unknown as string)), /resourceId: 7 \(expected: a text/);
    assert.equal(client.stats().queued, 0);
  });

  it('log_objectChangedAfterwards_storesWhatItWas', async () => {
    await connect();
    const interaction = { state: 'new' };
    const logging = client.log(order('a', { interaction }));
    interaction.state = 'changed';
    await logging;
    await client.flush();
    assert.deepEqual(server.interactions[0]?.interaction, { state: 'new' });
  });

  it('log_anyTextAndValue_arrivesAsItWas', async () => {
    await connect();
    const interaction = { text: '\n\r\u2028 ü 👤 "\\', none: null, list: [1.5, [], {}], when: new Date(0) };
    await client.log(order('ü\n👤', { interaction, interactionTimestamp: new Date(1) }));
    await client.flush();
    const [first] = server.interactions;
    assert.equal(first?.resourceId, 'ü\n👤');
    assert.equal(first.interactionTimestamp, '1970-01-01T00:00:00.001Z');
    assert.deepEqual(first.interaction, { ...interaction, when: '1970-01-01T00:00:00.000Z' });
  });

  it('log_fromManyCallersAtOnce_keepsTheOrderInFewRequests', async () => {
    await connect();
    const ids = Array.from({ length: 5_000 }, (_, index) => `order-${index}`);
    await Promise.all(ids.map((id) => client.log(order(id))));
    await client.flush();
    assert.deepEqual(stored(), ids);
    assert.equal(server.requests.length, 5);
  });

  it('log_fullQueue_waitsForRoomAndKeepsTheOrder', async () => {
    await connect({ maxQueued: 2, blockWhenFull: 60_000 });
    const ids = Array.from({ length: 50 }, (_, index) => `order-${index}`);
    await Promise.all(ids.map((id) => client.log(order(id))));
    assert.deepEqual(await client.flush(), { left: 0 });
    assert.deepEqual(stored(), ids);
    assert.equal(client.stats().dropped, 0);
  });

  it('log_noRoomInTime_isDroppedAndTold', async () => {
    server.failAll(503);
    const dropped: string[] = [];
    await connect({
      maxQueuedBytes: 1_000,
      blockWhenFull: 20,
      onDropped: ({ resourceId }) => dropped.push(resourceId),
    });
    await client.log(order('a', { interaction: 'x'.repeat(600) }));
    const spanId = await client.log(order('b', { interaction: 'x'.repeat(600), spanId: 'span-b' }));
    assert.equal(spanId, 'span-b');
    assert.deepEqual(dropped, ['b']);
    server.recover();
    await client.flush();
    assert.deepEqual(stored(), ['a']);
    assert.deepEqual(
      { ...client.stats(), retries: 0 },
      { queued: 0, sent: 1, dropped: 1, rejected: 0, retries: 0 },
    );
  });

  it('log_hooksThatThrow_harmNothing', async (test) => {
    test.mock.method(console, 'warn', () => undefined);
    const fail = (): never => {
      throw new Error('a hook that throws');
    };
    server.failNext(500, { status: 400, body: { details: [{ path: '/0/action', message: 'no' }] } });
    await connect({ onSent: fail, onRejected: fail, onError: fail, onDropped: fail });
    await client.log(order('rejected'));
    await client.flush();
    await client.log(order('sent'));
    await client.flush();
    assert.deepEqual(stored(), ['sent']);
    assert.equal(client.stats().rejected, 1);
  });

  it('hooks_none_itIsSaidOnTheConsoleOnce', async (test) => {
    const warn = test.mock.method(console, 'warn', () => undefined);
    server.failNext(401, 503, { status: 400, body: { details: [{ path: '/0/action', message: 'no' }] } });
    client = await create({
      apiKey: KEY,
      origin: 'tests',
      apiUrl: server.apiUrl,
      retryFirst: 1,
      retryLongest: 5,
    });
    await client.log(order('a'));
    await client.flush();
    const said = warn.mock.calls.map((call) => String(call.arguments[0]));
    assert.deepEqual(said, [
      `Provenance: POST ${server.apiUrl}/interactions/batch: 401 told to fail with 401`,
      'Provenance: the server refused an interaction for good: /action: no',
    ]);
  });

  it('hooks_whatHappened_isTold', async () => {
    const sent: string[] = [];
    const reasons: unknown[] = [];
    const errors: string[] = [];
    server.failNext(503, { status: 400, body: { details: [{ path: '/0/action', message: 'no' }] } });
    await connect({
      onSent: (interactions) => sent.push(...interactions.map(({ resourceId }) => resourceId)),
      onRejected: (interaction, why) => reasons.push(interaction.resourceId, why),
      onError: (error) => errors.push(error.message),
    });
    await client.log(order('bad'));
    await client.flush();
    await client.log(order('good'));
    await client.flush();
    assert.deepEqual(sent, ['good']);
    assert.deepEqual(reasons, ['bad', [{ path: '/action', message: 'no' }]]);
    assert.deepEqual(errors, [`POST ${server.apiUrl}/interactions/batch: 503 told to fail with 503`]);
  });

  it('batch_maxBatchBytes_isKeptAndALargerOneGoesAlone', async () => {
    await connect({ maxBatchBytes: 2_000 });
    const sizes = [10, 500, 5_000, 500, 500, 500, 10];
    await Promise.all(
      sizes.map((size, index) => client.log(order(`order-${index}`, { interaction: 'x'.repeat(size) }))),
    );
    await client.flush();
    assert.deepEqual(
      stored(),
      sizes.map((_, index) => `order-${index}`),
    );
    for (const { body } of server.requests) {
      assert.ok(body.length <= 2_000 || body.trim().split('\n').length === 1, `${body.length} bytes`);
    }
  });

  it('batch_tooLargeForTheServer_isHalvedUntilTheCulpritIsAlone', async () => {
    await connect({ onRejected: () => undefined });
    server.failNext(413, 413, 413);
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => client.log(order(id))));
    await client.flush();
    assert.deepEqual(stored(), ['b', 'c', 'd']);
    assert.equal(client.stats().rejected, 1);
  });

  it('send_redirection_isNotTakenForSuccess', async () => {
    await connect();
    server.failNext({ status: 302, headers: { location: server.apiUrl } });
    await client.log(order('a'));
    await client.flush();
    assert.deepEqual(stored(), ['a']);
    assert.equal(client.stats().retries, 1);
  });

  it('send_somethingElseAnswersInTheServersPlace_isToldAndTriedAgain', async () => {
    const errors: string[] = [];
    await connect({ onError: (error) => errors.push(error.message) });
    for (const status of [200, 201, 202]) {
      server.failNext({ status, body: '<html>Log in</html>' });
      await client.log(order(`order-${status}`));
      await client.flush();
    }
    assert.deepEqual(stored(), ['order-200', 'order-201', 'order-202']);
    assert.deepEqual(
      errors,
      [200, 201, 202].map(
        (status) =>
          `POST ${server.apiUrl}/interactions/batch: ${status} "<html>Log in</html>" (expected: 201 with a count of 1)`,
      ),
    );
  });

  it('send_retryAfter_isRespected', async () => {
    await connect();
    server.failNext({ status: 503, headers: { 'retry-after': '1' } });
    const begun = Date.now();
    await client.log(order('a'));
    await client.flush();
    assert.ok(Date.now() - begun >= 990, 'not before the second that the server asked for');
  });

  it('log_atWhateverMomentTheSenderEnds_isSent', async () => {
    await connect();
    // Each round logs some microtasks later after the sender has run out of work.
    for (let round = 0; round < 60; round++) {
      await client.log(order(`before-${round}`));
      await client.flush();
      for (let later = 0; later < round % 20; later++) {
        await Promise.resolve();
      }
      await client.log(order(`after-${round}`));
      assert.deepEqual(await client.flush({ deadline: 5_000 }), { left: 0 }, `round ${round}`);
    }
  });

  it('flush_serverAway_answersHowManyAreLeft', async () => {
    server.failAll('drop');
    await connect();
    await Promise.all(['a', 'b'].map((id) => client.log(order(id))));
    assert.deepEqual(await client.flush({ deadline: 50 }), { left: 2 });
    server.recover();
    assert.deepEqual(await client.flush(), { left: 0 });
    assert.deepEqual(stored(), ['a', 'b']);
  });

  it('close_serverAway_countsWhatIsLostAsDropped', async () => {
    server.failAll(503);
    const dropped: string[] = [];
    await connect({
      retryFirst: 60_000,
      retryLongest: 60_000,
      onDropped: ({ resourceId }) => dropped.push(resourceId),
    });
    await client.log(order('a'));
    await eventually('the first try', () => server.requests.length === 1);
    assert.deepEqual(await client.close({ deadline: 20 }), { left: 1 });
    await client.log(order('too late'));
    assert.deepEqual(dropped, ['a', 'too late']);
    assert.deepEqual([client.stats().queued, client.stats().dropped], [0, 2]);
  });

  it('close_calledTwice_answersTheSame', async () => {
    await connect();
    await client.log(order('a'));
    assert.deepEqual(await Promise.all([client.close(), client.close()]), [{ left: 0 }, { left: 0 }]);
    assert.deepEqual(stored(), ['a']);
  });

  it('addContext_twice_layersAndLeavesTheFirstAsItWas', async () => {
    await connect();
    const orders = client.addContext({ resourceType: 'ORDER', userId: 'ada' });
    const eves = orders.addContext({ userId: 'eve' });
    await eves.log({ resourceId: 'a', action: 'CREATE' });
    await orders.log({ resourceId: 'b', action: 'CREATE' });
    await client.flush();
    assert.deepEqual(
      server.interactions.map(({ userId, resourceType }) => [userId, resourceType]),
      [
        ['eve', 'ORDER'],
        ['ada', 'ORDER'],
      ],
    );
  });

  it('create_settingsThatCannotBe_areNamed', async () => {
    await connect();
    await assert.rejects(create({ origin: 'o' }), /apiKey: is missing \(expected/);
    await assert.rejects(
      create({ apiKey: KEY, apiUrl: 'localhost:4000' }),
      /apiUrl: "localhost:4000" \(expected: an address/,
    );
    await assert.rejects(
      create({ apiKey: KEY, maxBatch: 0 }),
      /maxBatch: 0 \(expected: a number, 1 or more\)/,
    );
  });
});

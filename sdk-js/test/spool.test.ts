import assert from 'node:assert/strict';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { create, type Interaction, type Options, type Provenance } from '../src/index.js';
import { lockDirectory } from '../src/node/spool/lock.js';
import { type FakeServer, startFakeServer } from '../src/testing.js';
import { eventually, KEY, withFolder } from './support/places.js';

const order = (resourceId: string, interaction?: unknown): Interaction => ({
  resourceType: 'ORDER',
  resourceId,
  action: 'CREATE',
  interaction,
});
const line = (resourceId: string): string =>
  JSON.stringify({ ...order(resourceId), origin: 'tests', idempotencyKey: resourceId }) + '\n';
const unexpected = (error: Error): void => {
  throw error;
};
const segments = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.ndjson'));

describe('the spool', () => {
  let server: FakeServer;
  const clients: Provenance[] = [];

  async function open(spoolDirectory: string, options: Options = {}): Promise<Provenance> {
    const client = await create({
      apiKey: KEY,
      origin: 'tests',
      apiUrl: server.apiUrl,
      retryFirst: 1,
      retryLongest: 5,
      spoolSync: 5,
      spoolDirectory,
      onError: () => undefined,
      ...options,
    });
    clients.push(client);
    return client;
  }

  const stored = (): string[] => server.interactions.map(({ resourceId }) => resourceId);

  beforeEach(async () => {
    server = await startFakeServer();
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close({ deadline: 0 })));
    await server.close();
  });

  it('close_serverAway_theNextOneSendsWhatIsLeftFirst', () =>
    withFolder(async (folder) => {
      server.failAll(503);
      const before = await open(folder);
      await Promise.all(['a', 'b', 'c'].map((id) => before.log(order(id))));
      assert.deepEqual(await before.close({ deadline: 20 }), { left: 3 });
      assert.equal(before.stats().dropped, 0);
      server.recover();
      const after = await open(folder);
      assert.equal(after.stats().queued, 3);
      await after.log(order('d'));
      assert.deepEqual(await after.flush(), { left: 0 });
      assert.deepEqual(stored(), ['a', 'b', 'c', 'd']);
      assert.equal(after.stats().sent, 4);
    }));

  it('start_tornTail_isCutAway', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, '00000001.ndjson'), line('a') + line('b') + line('torn').slice(0, -20));
      const client = await open(folder);
      await client.log(order('c'));
      await client.flush();
      assert.deepEqual(stored(), ['a', 'b', 'c']);
    }));

  it('start_position_sendsOnlyWhatIsBehindIt', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, '00000002.ndjson'), line('gone'));
      writeFileSync(join(folder, '00000003.ndjson'), line('sent') + line('a'));
      writeFileSync(join(folder, '00000004.ndjson'), line('b'));
      writeFileSync(join(folder, 'sent'), `3 ${line('sent').length}`);
      const client = await open(folder);
      assert.equal(client.stats().queued, 2);
      await client.flush();
      assert.deepEqual(stored(), ['a', 'b']);
      await client.close();
      assert.deepEqual(segments(folder), ['00000004.ndjson']);
      assert.equal(readFileSync(join(folder, 'sent'), 'utf8'), `00000004 ${line('b').length}\n`);
    }));

  it('start_damagedPosition_sendsEverythingAgain', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, '00000007.ndjson'), line('a'));
      writeFileSync(join(folder, 'sent'), '\0\0\0');
      const client = await open(folder);
      await client.flush();
      assert.deepEqual(stored(), ['a']);
    }));

  it('start_segmentsGone_goesOnBehindThePosition', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'sent'), '5 8388608');
      const client = await open(folder);
      await client.log(order('a'));
      await client.flush();
      assert.deepEqual(stored(), ['a']);
      assert.deepEqual(segments(folder), ['00000006.ndjson']);
    }));

  it('start_directoryInUse_saysByWhom', () =>
    withFolder(async (folder) => {
      const first = await open(folder);
      await assert.rejects(
        open(folder),
        new RegExp(`spoolDirectory ${folder} is used by process ${process.pid} `),
      );
      await first.close();
      await open(folder);
    }));

  it('start_lockOfAProcessThatIsGone_doesNotCount', () =>
    withFolder(async (folder) => {
      // This process's id, but another start: as after a restart of a container.
      for (const stale of [`${process.pid} 1@another-boot`, '999999999 1@boot', '']) {
        writeFileSync(join(folder, 'lock'), stale);
        await (await open(folder)).close();
      }
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith('lock')),
        [],
      );
    }));

  it('start_markFromElsewhereThatIsWrittenAgain_isInUse', () =>
    withFolder(async (folder) => {
      const mark = join(folder, 'lock');
      // Nothing here has this id: in its own container it is a living process.
      writeFileSync(mark, '999999999 1@boot web-7/pid:[1]\n');
      const beating = setInterval(() => utimesSync(mark, new Date(), new Date()), 5);
      await assert
        .rejects(
          lockDirectory(folder, unexpected, { beat: 5, stale: 10_000 }),
          new RegExp(`spoolDirectory ${folder} is used by process 999999999 of web-7 `),
        )
        .finally(() => clearInterval(beating));
      assert.match(readFileSync(mark, 'utf8'), /^999999999 /);
    }));

  it('start_markFromElsewhereThatIsNotWrittenAgain_doesNotCount', () =>
    withFolder(async (folder) => {
      const mark = join(folder, 'lock');
      // This very process by id and start, and yet not: as after a restart of a container.
      const first = await lockDirectory(folder, unexpected);
      const [pid, start] = readFileSync(mark, 'utf8').split(' ');
      await first.release();
      writeFileSync(mark, `${pid} ${start} web-7/pid:[1]\n`);
      await (await lockDirectory(folder, unexpected, { beat: 5, stale: 50 })).release();
      writeFileSync(mark, `${pid} ${start} web-7/pid:[1]\n`);
      utimesSync(mark, new Date(0), new Date(0));
      await (await open(folder)).close();
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('start_markOfTheOldForm_isJudgedByItsProcess', () =>
    withFolder(async (folder) => {
      const mark = join(folder, 'lock');
      const first = await lockDirectory(folder, unexpected);
      const [pid, start] = readFileSync(mark, 'utf8').split(' ');
      await first.release();
      writeFileSync(mark, `${pid} ${start}\n`);
      await assert.rejects(open(folder), new RegExp(`is used by process ${process.pid} `));
    }));

  it('lock_whileItIsHeld_isWrittenAgainAndItsLossIsTold', () =>
    withFolder(async (folder) => {
      const mark = join(folder, 'lock');
      const lost: Error[] = [];
      const lock = await lockDirectory(folder, (error) => lost.push(error), { beat: 5, stale: 10_000 });
      utimesSync(mark, new Date(0), new Date(0));
      await eventually('a beat', () => statSync(mark).mtimeMs > 0);
      assert.equal(lost.length, 0);
      rmSync(mark);
      writeFileSync(mark, 'somebody else');
      await eventually('the loss is told', () => lost.length > 0);
      await lock.release();
      assert.match(lost[0]!.message, /another one uses the directory/);
      assert.equal(readFileSync(mark, 'utf8'), 'somebody else');
    }));

  it('start_segmentsOfAnEarlierProcess_areNotWrittenTo', () =>
    withFolder(async (folder) => {
      server.failAll(503);
      writeFileSync(join(folder, '00000001.ndjson'), line('a'));
      writeFileSync(join(folder, '00000002.ndjson'), '');
      writeFileSync(join(folder, '00000003.ndjson'), line('torn').slice(0, -20));
      const client = await open(folder);
      await client.log(order('b'));
      await eventually('b is on disk', () => segments(folder).length === 2 && bytesOf(folder) > 200);
      assert.equal(readFileSync(join(folder, '00000001.ndjson'), 'utf8'), line('a'));
      server.recover();
      await client.flush();
      assert.deepEqual(stored(), ['a', 'b']);
    }));

  it('log_fullSpool_dropsAndHasRoomAgainOnceSent', () =>
    withFolder(async (folder) => {
      server.failAll(503);
      const client = await open(folder, {
        maxSpoolBytes: 20_000,
        blockWhenFull: 0,
        onDropped: () => undefined,
      });
      for (let count = 0; count < 40; count++) {
        await client.log(order(`first-${count}`, 'x'.repeat(800)));
      }
      const { dropped, queued } = client.stats();
      assert.ok(dropped > 10 && queued + dropped === 40, `${dropped} dropped, ${queued} queued`);
      await eventually('all of it on disk', () => bytesOf(folder) > 10_000);
      assert.ok(bytesOf(folder) <= 20_000, `${bytesOf(folder)} bytes`);
      server.recover();
      await client.flush();
      await client.log(order('later'));
      await client.flush();
      assert.equal(client.stats().dropped, dropped);
      assert.equal(stored().at(-1), 'later');
    }));

  it('log_muchMoreThanFits_segmentsComeAndGo', () =>
    withFolder(async (folder) => {
      const client = await open(folder, { maxSpoolBytes: 50_000, blockWhenFull: 10_000 });
      const ids = Array.from({ length: 500 }, (_, index) => `order-${index}`);
      await Promise.all(ids.map((id) => client.log(order(id, 'x'.repeat(800)))));
      assert.deepEqual(await client.flush(), { left: 0 });
      assert.deepEqual(stored(), ids);
      assert.ok(bytesOf(folder) <= 50_000, `${bytesOf(folder)} bytes`);
    }));

  it('log_longLines_areReadWhole', () =>
    withFolder(async (folder) => {
      const client = await open(folder, { maxBatchBytes: 1_000 });
      const interaction = 'ü'.repeat(1_000_000);
      await client.log(order('long', interaction));
      await client.log(order('short'));
      await client.flush();
      assert.deepEqual(stored(), ['long', 'short']);
      assert.equal(server.interactions[0]?.interaction, interaction);
    }));

  it('log_diskRefuses_isToldAndWrittenLater', () =>
    withFolder(async (folder) => {
      const errors: Error[] = [];
      const client = await open(folder, { onError: (error) => errors.push(error) });
      mkdirSync(join(folder, '00000001.ndjson'));
      await client.log(order('a'));
      await eventually('an error', () => errors.length > 0);
      assert.match(errors[0]!.message, /00000001\.ndjson/);
      rmdirSync(join(folder, '00000001.ndjson'));
      assert.deepEqual(await client.flush(), { left: 0 });
      assert.deepEqual(stored(), ['a']);
    }));

  it('files_areForTheOwnerOnly', () =>
    withFolder(async (folder) => {
      const client = await open(join(folder, 'made'));
      await client.log(order('a'));
      await client.close();
      assert.equal(statSync(join(folder, 'made')).mode & 0o077, 0);
      assert.equal(statSync(join(folder, 'made/00000001.ndjson')).mode & 0o077, 0);
    }));
});

function bytesOf(folder: string): number {
  return segments(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

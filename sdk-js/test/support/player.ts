import assert from 'node:assert/strict';
import {
  contextFromHeaders,
  contextToHeaders,
  create,
  type Interaction,
  type Options,
  type Provenance,
  ProvenanceError,
  runWithContext,
} from '../../src/index.js';
import { KEY } from './places.js';
import { type Pending, ScriptedServer } from './scripted-server.js';
import { type ExpectedRequest, type GivenAnswer, Matcher, type Step, type Story } from './story.js';

/** Plays a story of api/samples/clients, with the given settings besides those of the story. */
export async function play(story: Story, settings: Options = {}): Promise<void> {
  const server = await ScriptedServer.start();
  const heard: Heard = { rejected: [], dropped: [] };
  const client = await create({
    apiKey: KEY,
    apiUrl: server.apiUrl,
    retryFirst: 1,
    retryLongest: 20,
    onRejected: ({ resourceId }) => heard.rejected.push(resourceId),
    onDropped: ({ resourceId }) => heard.dropped.push(resourceId),
    onError: () => undefined,
    ...settings,
    ...story.client,
  });
  try {
    const player = new Player(client, server, heard);
    for (const [index, step] of story.steps.entries()) {
      await player.step(step, `step ${index + 1}`);
    }
    assert.equal(server.unread, 0, 'requests nobody expected');
  } finally {
    await client.close({ deadline: 0 });
    await server.close();
  }
}

interface Heard {
  rejected: string[];
  dropped: string[];
}

class Player {
  readonly #client: Provenance;
  readonly #server: ScriptedServer;
  readonly #heard: Heard;
  readonly #matcher = new Matcher();
  #pending: Pending | undefined;

  constructor(client: Provenance, server: ScriptedServer, heard: Heard) {
    this.#client = client;
    this.#server = server;
    this.#heard = heard;
  }

  async step(step: Step, where: string): Promise<void> {
    if (step.log) {
      await this.#log(step, where);
    } else if (step.call) {
      await this.#call(step, where);
    } else if (step.request) {
      this.#pending = await this.#server.next();
      this.#matchRequest(step.request, this.#pending, where);
    } else if (step.answer) {
      answer(this.#pending!, step.answer);
    } else if (step.incoming) {
      this.#matcher.equals(step.context, contextFromHeaders(step.incoming), where);
    } else if (step.outgoing) {
      assert.deepEqual(contextToHeaders(step.context!), step.outgoing, where);
    } else if (step.flush) {
      assert.deepEqual(await this.#client.flush(), { left: 0 }, where);
    } else if (step.stats) {
      this.#matcher.includes(step.stats, this.#client.stats(), where);
    } else if (step.rejected) {
      assert.deepEqual(this.#heard.rejected, step.rejected, where);
    } else if (step.dropped) {
      assert.deepEqual(this.#heard.dropped, step.dropped, where);
    } else {
      assert.fail(`${where}: unknown step ${JSON.stringify(step)}`);
    }
  }

  async #log(step: Step, where: string): Promise<void> {
    const logger = step.with ? this.#client.addContext(step.with) : this.#client;
    const interaction = step.log as unknown as Interaction;
    const logging = runWithContext(step.current ?? {}, () => logger.log(interaction));
    if (step.fails) {
      await assert.rejects(logging, TypeError, where);
    } else {
      assert.equal(typeof (await logging), 'string', where);
    }
  }

  async #call(step: Step, where: string): Promise<void> {
    const outcome = this.#invoke(step.call!, step.arguments ?? []).then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
    const pending = await this.#server.next();
    this.#matchRequest(step.request!, pending, where);
    answer(pending, step.answer!);
    const ended = await outcome;
    if (step.error) {
      const error = (ended as { error: unknown }).error;
      assert.ok(error instanceof ProvenanceError, `${where}: ${String(error)} (expected: a ProvenanceError)`);
      this.#matcher.includes(step.error, error, where);
    } else {
      assert.ok('result' in ended, `${where}: ${String((ended as { error: unknown }).error)}`);
      if (step.result !== undefined) {
        this.#matcher.includes(step.result, ended.result, where);
      }
    }
  }

  async #invoke(call: string, given: unknown[]): Promise<unknown> {
    const [namespace = '', method = ''] = call.split('.');
    const part = (
      this.#client.api() as unknown as Record<string, Record<string, (...all: unknown[]) => unknown>>
    )[namespace]!;
    const result = part[method]!(...given);
    return typeof result === 'object' && result !== null && 'toArray' in result
      ? await (result as { toArray: () => Promise<unknown[]> }).toArray()
      : result;
  }

  #matchRequest(expected: ExpectedRequest, actual: Pending, where: string): void {
    const { lines, body, query, ...rest } = expected;
    const { method, path, headers } = actual;
    this.#matcher.includes(rest, { method, path, headers }, where);
    if (query) {
      assert.deepEqual(actual.query, query, `${where}/query`);
    }
    if (lines) {
      assert.ok(actual.body.endsWith('\n'), `${where}: the last line has an end`);
      const items = actual.body
        .slice(0, -1)
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
      this.#matcher.equals(lines, items, `${where}/lines`);
    }
    if (body !== undefined) {
      assert.deepEqual(JSON.parse(actual.body), body, `${where}/body`);
    }
  }
}

function answer(pending: Pending, given: GivenAnswer): void {
  const { response, body } = pending;
  if (given.drop) {
    response.destroy();
    return;
  }
  const status = given.accept ? 201 : given.status!;
  const content = given.accept ? receipt(body) : given.body;
  response.writeHead(status, { 'content-type': 'application/json', ...given.headers });
  response.end(content === undefined ? undefined : JSON.stringify(content));
}

function receipt(body: string): unknown {
  const items = body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Interaction);
  return {
    count: items.length,
    firstNumber: 1,
    lastNumber: items.length,
    interactions: items.map(({ spanId, uowId }, index) => ({ interactionNumber: index + 1, spanId, uowId })),
  };
}

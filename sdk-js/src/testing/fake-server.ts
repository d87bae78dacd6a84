import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Interaction } from '../interaction.js';
import { type Failure, Script } from './script.js';

/** An interaction that the fake server took. */
export interface StoredInteraction extends Interaction {
  interactionId: string;
  interactionNumber: number;
  spanId: string;
  uowId: string;
}

/** A request as it came, also one that was made to fail. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const WAIT_MS = 5_000;

/** Starts a server for tests on a free port of the loopback interface. */
export async function startFakeServer(): Promise<FakeServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return new FakeServer(server);
}

/**
 * Takes interactions as the real server does, one by one or in batches, and knows their idempotency keys. It checks
 * nothing, and answers every other request with 404.
 */
export class FakeServer {
  /** What was stored, in order. */
  readonly interactions: StoredInteraction[] = [];
  /** Every request, in order. */
  readonly requests: SeenRequest[] = [];
  readonly #server: Server;
  readonly #script = new Script();
  readonly #byKey = new Map<string, StoredInteraction>();
  readonly #watchers = new Set<() => void>();

  /** @internal */
  constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  /** What `create` takes as `apiUrl`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  /** The next requests fail, one after the other: `failNext(503, 'drop')`. */
  failNext(...failures: Failure[]): void {
    this.#script.failNext(...failures);
  }

  /** Every request fails, until `recover`. */
  failAll(failure: Failure): void {
    this.#script.failAll(failure);
  }

  recover(): void {
    this.#script.recover();
  }

  /**
   * Resolves with all interactions once there are `count`.
   *
   * @throws Error (as a rejection) saying how many there are when `deadline` milliseconds have passed
   */
  async waitFor(
    count: number,
    { deadline = WAIT_MS }: { deadline?: number } = {},
  ): Promise<StoredInteraction[]> {
    const until = Date.now() + deadline;
    while (this.interactions.length < count) {
      const rest = until - Date.now();
      if (rest <= 0) {
        throw new Error(`${this.interactions.length} interactions after ${deadline} ms (expected: ${count})`);
      }
      await this.#change(rest);
    }
    return this.interactions;
  }

  /** Forgets everything. */
  reset(): void {
    this.interactions.length = 0;
    this.requests.length = 0;
    this.#byKey.clear();
    this.#script.recover();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, path: url, headers, body });
    const failure = this.#script.take();
    if (failure === undefined) {
      this.#answer(`${method} ${url}`, body, headers, response);
    } else {
      fail(failure, response);
    }
    this.#tell();
  }

  #answer(what: string, body: string, headers: IncomingMessage['headers'], response: ServerResponse): void {
    switch (what) {
      case 'POST /api/interactions': {
        const key = headers['idempotency-key'];
        const item = JSON.parse(body) as Interaction;
        return respond(
          response,
          201,
          this.#store(typeof key === 'string' ? { ...item, idempotencyKey: key } : item),
        );
      }
      case 'POST /api/interactions/batch': {
        const stored = itemsOf(body, headers['content-type']).map((item) => this.#store(item));
        return respond(response, 201, receiptOf(stored));
      }
      default:
        return fail(404, response);
    }
  }

  #store(item: Interaction): StoredInteraction {
    const known = item.idempotencyKey == null ? undefined : this.#byKey.get(item.idempotencyKey);
    if (known) {
      return known;
    }
    const stored: StoredInteraction = {
      ...item,
      interactionId: randomUUID(),
      interactionNumber: this.interactions.length + 1,
      spanId: item.spanId ?? randomUUID(),
      uowId: item.uowId ?? randomUUID(),
    };
    this.interactions.push(stored);
    if (item.idempotencyKey != null) {
      this.#byKey.set(item.idempotencyKey, stored);
    }
    return stored;
  }

  #change(longest: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(end);
        resolve();
      };
      const timer = setTimeout(end, longest);
      this.#watchers.add(end);
    });
  }

  #tell(): void {
    [...this.#watchers].forEach((watcher) => watcher());
  }
}

function itemsOf(body: string, type: string | undefined): Interaction[] {
  if (type?.startsWith('application/x-ndjson')) {
    const lines = body.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => JSON.parse(line) as Interaction);
  }
  return JSON.parse(body) as Interaction[];
}

function receiptOf(stored: StoredInteraction[]): unknown {
  return {
    count: stored.length,
    firstNumber: stored[0]?.interactionNumber,
    lastNumber: stored.at(-1)?.interactionNumber,
    interactions: stored.map(({ interactionId, interactionNumber, uowId, spanId }) => ({
      interactionId,
      interactionNumber,
      uowId,
      spanId,
    })),
  };
}

function fail(failure: Failure, response: ServerResponse): void {
  if (failure === 'drop') {
    response.destroy();
    return;
  }
  const { status, headers, body } =
    typeof failure === 'number' ? { status: failure, headers: {}, body: undefined } : failure;
  const problem = {
    type: 'about:blank',
    title: 'Told to fail',
    status,
    detail: `told to fail with ${status}`,
  };
  respond(response, status, body ?? problem, headers);
}

function respond(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(JSON.stringify(body));
}

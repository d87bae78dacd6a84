import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that waits for its answer. */
export interface Pending {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: IncomingMessage['headers'];
  body: string;
  response: ServerResponse;
}

const WAIT_MS = 5_000;

/** A server that answers only when the test says what. */
export class ScriptedServer {
  readonly #server: Server;
  readonly #arrived: Pending[] = [];
  #wake: () => void = () => undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#take(request, response);
    });
  }

  static async start(): Promise<ScriptedServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ScriptedServer(server);
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  get unread(): number {
    return this.#arrived.length;
  }

  async next(): Promise<Pending> {
    const until = Date.now() + WAIT_MS;
    while (this.#arrived.length === 0) {
      const rest = until - Date.now();
      if (rest <= 0) {
        throw new Error(`no request within ${WAIT_MS} ms`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rest);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#arrived.shift()!;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const [path = '', search = ''] = (request.url ?? '').split('?');
    const query: Pending['query'] = {};
    for (const [name, value] of new URLSearchParams(search)) {
      const before = query[name];
      query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
    }
    const { method = '', headers } = request;
    this.#arrived.push({
      method,
      path,
      query,
      headers,
      body: Buffer.concat(chunks).toString('utf8'),
      response,
    });
    this.#wake();
  }
}

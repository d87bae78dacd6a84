import { type Answer, errorOf, unexpectedAnswer } from '../errors.js';
import type { Call, Http } from '../http.js';
import type { Receipt } from '../receipt.js';

/** For one call of the API. */
export interface CallOptions {
  /** Milliseconds; the client's `requestTimeout` where it is not given. */
  timeout?: number;
  /** Breaks the call off. */
  signal?: AbortSignal;
}

/** For a call that records. */
export interface WriteOptions extends CallOptions {
  /** The same key with the same request is stored once, however often it is sent. */
  idempotencyKey?: string;
}

type QueryValue = string | number | boolean | Date | null | undefined;
type Body = Pick<Call, 'body' | 'headers'>;

/** Makes one request and reads its JSON. */
export class Requester {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  get<T>(path: string, query: object = {}, options: CallOptions = {}): Promise<T> {
    return this.#call('GET', path + queryString(query), {}, options);
  }

  post<T>(path: string, value: unknown, options: CallOptions = {}): Promise<T> {
    return this.#call('POST', path, json(value), options);
  }

  /** Posts what is to be stored, and takes no answer for success but the one that says so. */
  async record<T>(path: string, value: unknown, receipt: Receipt, options: WriteOptions = {}): Promise<T> {
    const { idempotencyKey } = options;
    const body = json(value);
    if (idempotencyKey !== undefined) {
      body.headers = { ...body.headers, 'idempotency-key': idempotencyKey };
    }
    const answer = await this.#answer('POST', path, body, options);
    if (!receipt.isIn(answer)) {
      throw unexpectedAnswer('POST', this.#http.url(path), answer, receipt.expected);
    }
    return JSON.parse(answer.body) as T;
  }

  put<T>(path: string, value: unknown, options: CallOptions = {}): Promise<T> {
    return this.#call('PUT', path, json(value), options);
  }

  async delete(path: string, options: CallOptions = {}): Promise<void> {
    const answer = await this.#answer('DELETE', path, {}, options);
    if (answer.status !== 204) {
      throw unexpectedAnswer('DELETE', this.#http.url(path), answer, '204');
    }
  }

  async #call<T>(method: Call['method'], path: string, body: Body, options: CallOptions): Promise<T> {
    const answer = await this.#answer(method, path, body, options);
    return readJson(answer, method, this.#http.url(path)) as T;
  }

  async #answer(method: Call['method'], path: string, body: Body, options: CallOptions): Promise<Answer> {
    const { timeout, signal } = options;
    const answer = await this.#http.send({ method, path, timeout, signal, ...body });
    if (answer.status < 200 || answer.status > 299) {
      throw errorOf(method, this.#http.url(path), answer);
    }
    return answer;
  }
}

/**
 * One segment of a path.
 *
 * @throws TypeError for what no path can carry
 */
export function segment(name: string, value: string): string {
  if (typeof (value as unknown) !== 'string' || value === '' || value === '.' || value === '..') {
    throw new TypeError(`${name}: ${JSON.stringify(value)} (expected: a text that a URL's path can carry)`);
  }
  return encodeURIComponent(value);
}

function json(value: unknown): Body {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } };
}

function queryString(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, QueryValue | QueryValue[]][]) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) {
        parameters.append(name, one instanceof Date ? one.toISOString() : String(one));
      }
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : '?' + text;
}

function readJson(answer: Answer, method: string, url: string): unknown {
  try {
    return JSON.parse(answer.body);
  } catch (cause) {
    throw new Error(`${method} ${url}: ${answer.status} without JSON (expected: the API of Provenance)`, {
      cause,
    });
  }
}

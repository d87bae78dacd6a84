import { type Answer, errorOf } from '../errors.js';
import type { Call, Http } from '../http.js';

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

  post<T>(path: string, value: unknown, options: WriteOptions = {}): Promise<T> {
    const { idempotencyKey } = options;
    const body = json(value);
    if (idempotencyKey !== undefined) {
      body.headers = { ...body.headers, 'idempotency-key': idempotencyKey };
    }
    return this.#call('POST', path, body, options);
  }

  put<T>(path: string, value: unknown, options: CallOptions = {}): Promise<T> {
    return this.#call('PUT', path, json(value), options);
  }

  delete(path: string, options: CallOptions = {}): Promise<void> {
    return this.#call('DELETE', path, {}, options);
  }

  async #call<T>(method: Call['method'], path: string, body: Body, options: CallOptions): Promise<T> {
    const { timeout, signal } = options;
    const answer = await this.#http.send({ method, path, timeout, signal, ...body });
    if (answer.status < 200 || answer.status > 299) {
      throw errorOf(method, this.#http.url(path), answer);
    }
    return answer.body === '' ? (undefined as T) : (readJson(answer, method, this.#http.url(path)) as T);
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

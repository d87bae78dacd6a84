import { type Answer, ConnectionError } from './errors.js';

/** One request. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's base address, with its query. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds; the client's `requestTimeout` where it is not given. */
  timeout?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** Talks HTTP to one server with one key. */
export class Http {
  readonly #apiUrl: string;
  readonly #apiKey: string;
  readonly #timeout: number;

  constructor(apiUrl: string, apiKey: string, timeout: number) {
    this.#apiUrl = apiUrl.replace(/\/+$/, '');
    this.#apiKey = apiKey;
    this.#timeout = timeout;
  }

  url(path: string): string {
    return this.#apiUrl + path;
  }

  /**
   * Any answer, whatever its status. Redirections are not followed: they would turn a POST into a GET.
   *
   * @throws ConnectionError when none came, also because of `signal`
   */
  async send(call: Call): Promise<Answer> {
    const limit = new AbortController();
    const timeout = call.timeout ?? this.#timeout;
    const timer = setTimeout(() => limit.abort('timeout'), timeout);
    const abort = (): void => limit.abort('aborted');
    call.signal?.addEventListener('abort', abort);
    if (call.signal?.aborted) {
      abort();
    }
    try {
      return await this.#exchange(call, limit.signal);
    } catch (error) {
      throw this.#connectionError(call, limit.signal.reason as unknown, timeout, error);
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', abort);
    }
  }

  async #exchange(call: Call, signal: AbortSignal): Promise<Answer> {
    const response = await fetch(this.url(call.path), {
      method: call.method,
      headers: { accept: 'application/json', 'x-api-key': this.#apiKey, ...call.headers },
      redirect: 'manual',
      signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  #connectionError(call: Call, reason: unknown, timeout: number, error: unknown): ConnectionError {
    const cause = (error as { cause?: { code?: unknown; message?: unknown } } | undefined)?.cause;
    const fault = typeof cause?.code === 'string' ? cause.code : undefined;
    const code = typeof reason === 'string' ? reason : fault;
    const detail =
      code === 'timeout'
        ? `no answer within ${timeout} ms`
        : `no answer (${fault ?? (error instanceof Error ? error.message : String(error))})`;
    return new ConnectionError(`${call.method} ${this.url(call.path)}: ${detail}`, {
      status: 0,
      detail,
      code,
      cause: error,
    });
  }
}

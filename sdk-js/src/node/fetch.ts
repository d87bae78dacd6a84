import { contextToHeaders } from '../headers.js';
import { currentContext } from './current.js';

type Fetch = typeof globalThis.fetch;

/** For `contextFetch`. */
export interface ContextFetchOptions {
  /** The `fetch` to call. Default the global one. */
  fetch?: Fetch;
  /** Whether a request to this address carries the context. Default: all do. */
  to?: (url: URL) => boolean;
}

/** A `fetch` that carries the current context into the next service. Headers that are given win. */
export function contextFetch(options: ContextFetchOptions = {}): Fetch {
  const { to = () => true } = options;
  return async (input, init) => {
    const call = options.fetch ?? globalThis.fetch;
    const context = currentContext();
    const url = new URL(input instanceof Request ? input.url : input);
    if (!context || !to(url)) {
      return call(input, init);
    }
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    for (const [name, value] of Object.entries(contextToHeaders(context))) {
      if (!headers.has(name)) {
        headers.set(name, value);
      }
    }
    return call(input, { ...init, headers });
  };
}

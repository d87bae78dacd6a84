import createClient from 'openapi-fetch';
import type { components, paths } from './generated/openapi';
import { problemOf, unreachable } from './problem';

export type Schemas = components['schemas'];

/** Where the server is: the pages' own address, with the path they are served below, without a slash at the end. */
export const serverUrl = document.baseURI.replace(/\/+$/, '');

const PATIENCE_MS = 30_000;

/** The only place that talks to the server. Whatever is no success is thrown, as a {@link ProblemError}. */
export const client = createClient<paths>({
  baseUrl: serverUrl,
  fetch: request,
  querySerializer: { array: { style: 'form', explode: true } },
});

async function request(input: Request): Promise<Response> {
  const signal = AbortSignal.any([input.signal, AbortSignal.timeout(PATIENCE_MS)]);
  let response: Response;
  try {
    response = await fetch(input, { signal, credentials: 'same-origin' });
  } catch (reason) {
    if (input.signal.aborted) {
      throw reason;
    }
    throw unreachable(reason);
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

/** The body of a successful answer. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

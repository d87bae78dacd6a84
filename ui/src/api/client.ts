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

/** Every request: the whole answer within the time we wait for one. */
function request(input: Request): Promise<Response> {
  return send(input, AbortSignal.timeout(PATIENCE_MS));
}

/** A request whose answer goes on and on: only its beginning must come in time. */
export async function requestStream(input: Request): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('No answer in time', 'TimeoutError')), PATIENCE_MS);
  try {
    return await send(input, late.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function send(input: Request, patience: AbortSignal): Promise<Response> {
  const signal = AbortSignal.any([input.signal, patience]);
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

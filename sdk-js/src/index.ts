import type { Context } from './context.js';
import { type IncomingHeaders, readContext } from './headers.js';
import { newUuid, node } from './node/platform.js';
import { createOn, type Provenance } from './provenance.js';
import type { Options } from './settings.js';

export * from './exports.js';
export { currentContext, runWithContext } from './node/current.js';
export { express, type ExpressMiddleware } from './node/express.js';
export { fastify, type FastifyPlugin } from './node/fastify.js';
export { contextFetch, type ContextFetchOptions } from './node/fetch.js';
export type { MiddlewareOptions } from './node/incoming.js';

/** Makes a client. With a spool it may send at once what an earlier process has left. */
export function create(options: Options = {}): Promise<Provenance> {
  return createOn(node, options);
}

/** Reads a request's context. One that names no unit of work starts a new one. */
export function contextFromHeaders(headers: IncomingHeaders): Context & { uowId: string } {
  return readContext(headers, newUuid);
}

import type { Context } from '../context.js';
import type { IncomingHeaders } from '../headers.js';
import { runWithOnly } from './current.js';
import { contextOf, type MiddlewareOptions } from './incoming.js';

interface Request {
  headers: IncomingHeaders;
}

interface Reply {
  header(name: string, value: string): unknown;
}

interface Instance {
  addHook(
    name: 'onRequest' | 'preValidation',
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Fastify's own types, which this package does not depend on
    hook: (request: any, reply: any, done: () => void) => void,
  ): unknown;
}

/** What `app.register` of Fastify takes. */
export type FastifyPlugin = (
  instance: Instance,
  options: MiddlewareOptions<Request>,
  done: () => void,
) => void;

/** Gives each request its context, for everything that handles it, and answers with the header `x-uowid`. */
export const fastify: FastifyPlugin = Object.assign(
  ((instance, options, done) => {
    const contexts = new WeakMap<Request, Context>();
    instance.addHook('onRequest', (request: Request, reply: Reply, next) => {
      const context = contextOf(request, options);
      contexts.set(request, context);
      reply.header('x-uowid', context.uowId);
      runWithOnly(context, next);
    });
    // Reading the body ends the async call that onRequest began.
    instance.addHook('preValidation', (request: Request, _reply: Reply, next) => {
      runWithOnly(contexts.get(request) ?? {}, next);
    });
    done();
  }) satisfies FastifyPlugin,
  // The hook is for the whole application, not only for what is registered within this plugin.
  { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: '@provenance-dev/sdk' },
);

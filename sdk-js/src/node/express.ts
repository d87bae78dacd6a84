import type { IncomingHeaders } from '../headers.js';
import { runWithOnly } from './current.js';
import { contextOf, type MiddlewareOptions } from './incoming.js';

interface Request {
  headers: IncomingHeaders;
}

interface Response {
  setHeader(name: string, value: string): unknown;
}

/** What `app.use` of Express (and of Connect) takes. */
export type ExpressMiddleware<R extends Request> = (request: R, response: Response, next: () => void) => void;

/** Gives each request its context, for everything that handles it, and answers with the header `x-uowid`. */
export function express<R extends Request = Request>(
  options: MiddlewareOptions<R> = {},
): ExpressMiddleware<R> {
  return (request, response, next) => {
    const context = contextOf(request, options);
    response.setHeader('x-uowid', context.uowId);
    runWithOnly(context, next);
  };
}

import type { Context } from '../context.js';
import { type IncomingHeaders, readContext } from '../headers.js';
import { newUuid } from './platform.js';

/** For `express` and `fastify`. */
export interface MiddlewareOptions<Request> {
  /**
   * Who is behind a request. Give it where requests come from outside: then the header `x-userid`, which anybody can send, is
   * not believed.
   */
  userId?: (request: Request) => string | null | undefined;
}

/** The context of a request. */
export function contextOf<Request extends { headers: IncomingHeaders }>(
  request: Request,
  options: MiddlewareOptions<Request>,
): Context & { uowId: string } {
  const context = readContext(request.headers, newUuid);
  if (options.userId) {
    context.userId = options.userId(request) ?? undefined;
  }
  return context;
}

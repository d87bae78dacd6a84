import type { Context } from './context.js';
import { isUuid } from './uuid.js';

/** The headers of a request: of `fetch`, of Node, or plain. Names are looked up without regard to case. */
export type IncomingHeaders = Headers | Record<string, string | readonly string[] | undefined>;

// The server refuses longer ones, and with them the whole interaction. A caller must not be able to bring that about.
const MAX_USER_ID = 512;
const MAX_SPAN_ID = 128;

/** Reads a request's context. One that names no unit of work starts a new one. */
export function readContext(headers: IncomingHeaders, newUowId: () => string): Context & { uowId: string } {
  const find = lookup(headers);
  const trace = readTraceparent(find('traceparent'));
  const uowId = find('x-uowid');
  const fromTrace = isUuid(uowId) ? undefined : trace;
  const context: Context & { uowId: string } = {
    uowId: isUuid(uowId) ? uowId.toLowerCase() : (fromTrace?.uowId ?? newUowId()),
  };
  const userId = within(MAX_USER_ID, find('x-userid'));
  if (userId !== undefined) {
    context.userId = userId;
  }
  const parentSpanId = within(MAX_SPAN_ID, find('x-parent-span-id')) ?? fromTrace?.parentSpanId;
  if (parentSpanId !== undefined) {
    context.parentSpanId = parentSpanId;
  }
  return context;
}

/** Writes a context for the next service. What no header can carry (anything but printable ASCII) is left out. */
export function contextToHeaders(context: Context): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of [
    ['x-uowid', context.uowId],
    ['x-userid', context.userId],
    ['x-parent-span-id', context.parentSpanId],
  ] as const) {
    if (value !== undefined && /^[\x20-\x7e]+$/.test(value)) {
      headers[name] = value;
    }
  }
  return headers;
}

function lookup(headers: IncomingHeaders): (name: string) => string | undefined {
  if (typeof Headers !== 'undefined' && headers instanceof Headers) {
    return (name) => headers.get(name) ?? undefined;
  }
  const plain = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    const value: unknown = plain.get(name);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first.trim() : undefined;
  };
}

function within(max: number, value: string | undefined): string | undefined {
  return value !== undefined && value !== '' && value.length <= max ? value : undefined;
}

/** W3C Trace Context, 3.2. A later version may have more fields behind the four. */
function readTraceparent(value: string | undefined): { uowId: string; parentSpanId: string } | undefined {
  const [, version, trace, parent, more] =
    value?.match(/^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/) ?? [];
  const invalid =
    trace === undefined ||
    parent === undefined ||
    version === 'ff' ||
    (version === '00' && more !== undefined) ||
    /^0+$/.test(trace) ||
    /^0+$/.test(parent);
  return invalid ? undefined : { uowId: dashed(trace), parentSpanId: parent };
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

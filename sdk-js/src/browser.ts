import type { Context } from './context.js';
import { type IncomingHeaders, readContext } from './headers.js';
import type { Platform } from './platform.js';
import { createOn, type Provenance } from './provenance.js';
import type { Options } from './settings.js';
import { Uuids } from './uuid.js';

export * from './exports.js';

const encoder = new TextEncoder();

const browser: Platform = {
  fillRandom: (bytes) => void crypto.getRandomValues(bytes),
  byteLength: (text) => encoder.encode(text).length,
  environment: () => undefined,
  currentContext: () => undefined,
  detached: (work) => work,
  openSpool: () =>
    Promise.reject(new TypeError('spoolDirectory: only on Node (expected: none in a browser)')),
};
const uuids = new Uuids((bytes) => browser.fillRandom(bytes));

/** Makes a client. */
export function create(options: Options): Promise<Provenance> {
  return createOn(browser, options);
}

/** Reads a request's context. One that names no unit of work starts a new one. */
export function contextFromHeaders(headers: IncomingHeaders): Context & { uowId: string } {
  return readContext(headers, () => uuids.next(Date.now()));
}

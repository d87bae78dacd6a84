import { AsyncResource } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';
import type { Platform } from '../platform.js';
import { Uuids } from '../uuid.js';
import { currentContext } from './current.js';
import { openSpool } from './spool/spool.js';

export const node: Platform = {
  fillRandom: (bytes) => void randomFillSync(bytes),
  byteLength: (text) => Buffer.byteLength(text),
  environment: (name) => (process.env[name] === '' ? undefined : process.env[name]),
  currentContext,
  detached: (work) => AsyncResource.bind(work),
  openSpool,
};

const uuids = new Uuids((bytes) => node.fillRandom(bytes));

export function newUuid(): string {
  return uuids.next(Date.now());
}

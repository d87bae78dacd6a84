import assert from 'node:assert/strict';

export interface ExpectedRequest {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  query?: Record<string, unknown>;
  lines?: unknown[];
  body?: unknown;
}

export interface GivenAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  drop?: boolean;
  accept?: boolean;
}

export interface Step {
  log?: Record<string, unknown>;
  with?: Record<string, string>;
  current?: Record<string, string>;
  fails?: boolean;
  request?: ExpectedRequest;
  answer?: GivenAnswer;
  call?: string;
  arguments?: unknown[];
  result?: unknown;
  error?: Record<string, unknown>;
  incoming?: Record<string, string>;
  context?: Record<string, unknown>;
  outgoing?: Record<string, string>;
  flush?: boolean;
  stats?: Record<string, number>;
  rejected?: string[];
  dropped?: string[];
}

export interface Story {
  name: string;
  about: string;
  client: Record<string, unknown>;
  steps: Step[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Compares with what a story expects, and remembers which UUID each name stands for. */
export class Matcher {
  readonly #named = new Map<string, unknown>();

  /** Every member named must match; others may be there. */
  includes(expected: unknown, actual: unknown, where: string): void {
    this.#match(expected, actual, where, false);
  }

  /** No other members. */
  equals(expected: unknown, actual: unknown, where: string): void {
    this.#match(expected, actual, where, true);
  }

  #match(expected: unknown, actual: unknown, where: string, exact: boolean): void {
    if (typeof expected === 'string' && expected.startsWith('{{')) {
      this.#placeholder(expected, actual, where);
    } else if (Array.isArray(expected)) {
      assert.ok(Array.isArray(actual), `${where}: ${JSON.stringify(actual)} (expected: a list)`);
      assert.equal(actual.length, expected.length, `${where}: length of ${JSON.stringify(actual)}`);
      expected.forEach((item, index) => this.#match(item, actual[index], `${where}/${index}`, exact));
    } else if (typeof expected === 'object' && expected !== null) {
      assert.ok(
        typeof actual === 'object' && actual !== null,
        `${where}: ${JSON.stringify(actual)} (expected: an object)`,
      );
      for (const [name, value] of Object.entries(expected)) {
        this.#match(value, (actual as Record<string, unknown>)[name], `${where}/${name}`, exact);
      }
      if (exact) {
        assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort(), `${where}: members`);
      }
    } else {
      assert.deepEqual(actual, expected, where);
    }
  }

  #placeholder(expected: string, actual: unknown, where: string): void {
    const [kind, name] = expected.slice(2, -2).split(':');
    if (kind === 'uuid') {
      assert.match(String(actual), UUID, where);
    } else if (kind === 'timestamp') {
      assert.match(String(actual), TIMESTAMP, where);
    } else {
      assert.equal(kind, 'any', `${where}: placeholder ${expected}`);
    }
    if (name !== undefined) {
      assert.equal(actual, this.#named.get(name) ?? actual, `${where}: ${expected}`);
      this.#named.set(name, actual);
    }
  }
}

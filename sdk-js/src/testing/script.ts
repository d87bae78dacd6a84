/** How the fake server fails a request: an HTTP status with what else to say, or by closing the connection. */
export type Failure = number | 'drop' | { status: number; headers?: Record<string, string>; body?: unknown };

/** The failures to come. */
export class Script {
  #next: Failure[] = [];
  #always: Failure | undefined;

  /** The next requests fail, one after the other. */
  failNext(...failures: Failure[]): void {
    this.#next.push(...failures);
  }

  /** Every request fails, until `recover`. */
  failAll(failure: Failure): void {
    this.#always = failure;
  }

  recover(): void {
    this.#next = [];
    this.#always = undefined;
  }

  take(): Failure | undefined {
    return this.#next.shift() ?? this.#always;
  }
}

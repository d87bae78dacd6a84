const LONGEST_RETRY_AFTER_MS = 60_000;

/** The waits between tries: doubling, shortened at random by up to half, never shorter than the server asks. */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  #next: number;

  constructor(first: number, longest: number) {
    this.#first = first;
    this.#longest = longest;
    this.#next = Math.min(first, longest);
  }

  /** @param retryAfter what the server asks for, in milliseconds */
  wait(retryAfter: number | undefined): number {
    const wait = this.#next * (1 - Math.random() / 2);
    this.#next = Math.min(this.#next * 2, this.#longest);
    return this.#notBefore(wait, retryAfter);
  }

  /** For what waiting alone will not mend. */
  longest(retryAfter: number | undefined): number {
    return this.#notBefore(this.#longest, retryAfter);
  }

  reset(): void {
    this.#next = Math.min(this.#first, this.#longest);
  }

  #notBefore(wait: number, retryAfter: number | undefined): number {
    return Math.max(wait, Math.min(retryAfter ?? 0, LONGEST_RETRY_AFTER_MS));
  }
}

interface Waiter {
  text: string;
  until: number;
  leave: (admitted: boolean) => void;
}

// A program that does not await `log` could otherwise pile up without end what the queue has no room for.
const MOST_WAITING = 1_000;

/** Where calls of `log` wait for room in the queue, first come, first served. */
export class WaitingRoom {
  readonly #longest: number;
  readonly #offer: (text: string) => boolean;
  readonly #empty: (() => void)[] = [];
  #waiters: Waiter[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param longest milliseconds that one waits at most */
  constructor(longest: number, offer: (text: string) => boolean) {
    this.#longest = longest;
    this.#offer = offer;
  }

  get isEmpty(): boolean {
    return this.#waiters.length === 0;
  }

  /** Whether it was admitted in the end. */
  wait(text: string): Promise<boolean> {
    if (this.#longest === 0 || this.#waiters.length >= MOST_WAITING) {
      return Promise.resolve(false);
    }
    return new Promise((leave) => {
      this.#waiters.push({ text, until: Date.now() + this.#longest, leave });
      this.#timer ??= setTimeout(() => this.#expire(), this.#longest);
    });
  }

  /** Ends when nobody waits any more. */
  emptied(): Promise<void> {
    return this.isEmpty ? Promise.resolve() : new Promise((resolve) => this.#empty.push(resolve));
  }

  /** There may be room. */
  admit(): void {
    while (this.#waiters[0] && this.#offer(this.#waiters[0].text)) {
      this.#waiters.shift()!.leave(true);
    }
    this.#tellIfEmpty();
  }

  close(): void {
    for (const waiter of this.#waiters.splice(0)) {
      waiter.leave(false);
    }
    this.#tellIfEmpty();
  }

  #expire(): void {
    this.#timer = undefined;
    // A timer may fire up to a millisecond early.
    const now = Date.now() + 1;
    while (this.#waiters[0] && this.#waiters[0].until <= now) {
      this.#waiters.shift()!.leave(false);
    }
    // A smaller one behind those that left may fit.
    this.admit();
    if (this.#waiters[0]) {
      this.#timer = setTimeout(() => this.#expire(), this.#waiters[0].until - now + 1);
    }
  }

  #tellIfEmpty(): void {
    if (this.isEmpty) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#empty.splice(0).forEach((resolve) => resolve());
    }
  }
}

/** What comes page by page, one by one: `for await (const row of …)`, or all at once with `toArray()`. */
export class Everything<T> implements AsyncIterable<T> {
  readonly #pages: () => AsyncIterable<readonly T[]>;

  constructor(pages: () => AsyncIterable<readonly T[]>) {
    this.#pages = pages;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for await (const page of this.#pages()) {
      yield* page;
    }
  }

  async toArray(): Promise<T[]> {
    const all: T[] = [];
    for await (const item of this) {
      all.push(item);
    }
    return all;
  }
}

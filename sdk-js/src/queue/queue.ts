/** An interaction that waits. */
export interface Entry {
  readonly text: string;
  /** Of its line, the line's end included. */
  readonly bytes: number;
  /** Stored or rejected. */
  done: boolean;
}

/** Where interactions wait, in the order in which they were logged: in memory or on disk. */
export interface Queue {
  /** Whether there was room for it. */
  offer(text: string): boolean;
  /**
   * What waits longest, at least one if any can be read. Stays in the queue, and must all be settled before the next call.
   */
  peek(maxCount: number, maxBytes: number): Promise<Entry[]>;
  /** These need not be kept any longer. */
  settle(entries: readonly Entry[]): void;
  /** Hurries what `peek` does not see yet. */
  hurry(): void;
  /** How many wait. */
  readonly queued: number;
  /** How many were ever in the queue, and how many of them have left it. First in, first out. */
  readonly entered: number;
  readonly left: number;
  /** Whether what waits outlives the process. */
  readonly durable: boolean;
  /** Ends; answers the texts that are lost by it. */
  close(): Promise<string[]>;
}

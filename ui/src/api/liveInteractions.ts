import type { ProblemError } from './problem';
import type { Follower, LiveRow } from './stream';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** A list that grows at its top by itself. */
export interface Live {
  /** Newest first, no number twice. */
  rows: LiveRow[];
  state: LiveState;
  /** The largest number that was there in the beginning; what is above it came while we were looking. Undefined until the first answer. */
  since: number | undefined;
  /** How many match in all. */
  total: number | undefined;
  paused: boolean;
  /** How many came while paused, and will be shown at the end of it. */
  waiting: number;
  /** Why there will be no more. */
  problem: ProblemError | undefined;
}

const NOTHING: Live = {
  rows: [],
  state: 'connecting',
  since: undefined,
  total: undefined,
  paused: false,
  waiting: 0,
  problem: undefined,
};

/** How often a log that runs fast may change the page. */
const BREATH_MS = 150;

/**
 * The newest interactions, as React's useSyncExternalStore wants them: followed while somebody subscribes. `follow` begins to follow and answers how to stop; `later` calls
 * what it is given a moment later.
 */
export class LiveInteractions {
  private current = NOTHING;
  private newest: LiveRow[] = [];
  private total = 0;
  private totalWhenPaused = 0;
  private isDue = false;
  private stop: (() => void) | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly keep: number,
    private readonly follow: (follower: Follower) => () => void,
    private readonly later: (run: () => void) => void = (run) => setTimeout(run, BREATH_MS),
  ) {}

  readonly snapshot = (): Live => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.stop ??= this.follow(this.follower);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.stop?.();
        this.stop = undefined;
      }
    };
  };

  readonly pause = (): void => {
    if (!this.current.paused) {
      this.totalWhenPaused = this.total;
      this.change({ paused: true });
    }
  };

  readonly resume = (): void => {
    if (this.current.paused) {
      this.change({ paused: false });
      this.show();
    }
  };

  private readonly follower: Follower = {
    began: (newest, total) => {
      this.newest = newest;
      this.total = total;
      const since = this.current.since ?? newest[0]?.interactionNumber ?? 0;
      this.change({ state: 'live', since, problem: undefined });
      this.show();
    },
    arrived: (rows) => {
      const unseen = above(this.newest[0]?.interactionNumber ?? 0, rows);
      if (unseen.length > 0) {
        this.newest = [...unseen.reverse(), ...this.newest].slice(0, this.keep);
        this.total += unseen.length;
        this.showSoon();
      }
    },
    lost: () => this.change({ state: this.current.since === undefined ? 'connecting' : 'reconnecting' }),
    refused: (problem) => this.change({ state: 'reconnecting', problem }),
  };

  private showSoon(): void {
    if (!this.isDue) {
      this.isDue = true;
      this.later(() => {
        this.isDue = false;
        this.show();
      });
    }
  }

  private show(): void {
    const { newest: rows, total } = this;
    this.change(
      this.current.paused ? { waiting: Math.max(0, total - this.totalWhenPaused) } : { rows, total, waiting: 0 },
    );
  }

  private change(part: Partial<Live>): void {
    this.current = { ...this.current, ...part };
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}

/** The rows above a number, each of them once. The stream sends them in order, but may send again what the first page had. */
function above(number: number, rows: LiveRow[]): LiveRow[] {
  let top = number;
  return rows.filter(({ interactionNumber }) => {
    const isNew = interactionNumber > top;
    top = Math.max(top, interactionNumber);
    return isNew;
  });
}

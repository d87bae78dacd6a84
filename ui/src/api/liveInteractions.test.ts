import { describe, expect, it } from 'vitest';
import { LiveInteractions } from './liveInteractions';
import { ProblemError } from './problem';
import type { Follower, LiveRow } from './stream';

describe('LiveInteractions', () => {
  it('shows the newest first, each once, and drops the oldest', () => {
    const { live, server } = followed(4);
    server.began(rows(3, 2, 1), 3);
    server.arrived(rows(2, 3, 4));
    server.arrived(rows(4, 5, 5, 6));
    expect(numbers(live)).toEqual([6, 5, 4, 3]);
    expect(live.snapshot()).toMatchObject({ state: 'live', total: 6, since: 3 });
  });

  it('loses and doubles nothing when a connection follows another', () => {
    const { live, server } = followed(5);
    server.began(rows(2, 1), 2);
    server.arrived(rows(3));
    server.lost();
    expect(live.snapshot().state).toBe('reconnecting');
    server.began(rows(5, 4, 3, 2, 1), 5);
    server.arrived(rows(5, 6));
    expect(numbers(live)).toEqual([6, 5, 4, 3, 2]);
    expect(live.snapshot()).toMatchObject({ state: 'live', total: 6, since: 2 });
  });

  it('stands still while paused, counts what waits, and shows it afterwards', () => {
    const { live, server } = followed(2);
    server.began(rows(2, 1), 2);
    live.pause();
    server.arrived(rows(3, 4));
    server.lost();
    server.began(rows(9, 8), 9);
    server.arrived(rows(10));
    expect(numbers(live)).toEqual([2, 1]);
    expect(live.snapshot()).toMatchObject({ paused: true, waiting: 8 });
    live.resume();
    expect(numbers(live)).toEqual([10, 9]);
    expect(live.snapshot()).toMatchObject({ paused: false, waiting: 0, total: 10 });
  });

  it('begins with nothing, and is connecting until the first answer', () => {
    const { live, server } = followed(3);
    server.lost();
    expect(live.snapshot()).toMatchObject({ state: 'connecting', since: undefined, total: undefined });
    server.began([], 0);
    server.arrived(rows(1));
    expect(live.snapshot()).toMatchObject({ state: 'live', since: 0, total: 1 });
  });

  it('says why there will be no more', () => {
    const { live, server } = followed(3);
    const problem = new ProblemError({ title: 'Unauthorized', status: 401, detail: 'no key' });
    server.refused(problem);
    expect(live.snapshot().problem).toBe(problem);
  });

  it('changes the page once for what comes in one breath', () => {
    const breaths: (() => void)[] = [];
    const { live, server } = followed(3, (run) => breaths.push(run));
    server.began(rows(1), 1);
    server.arrived(rows(2));
    const snapshot = live.snapshot();
    server.arrived(rows(3));
    expect(live.snapshot()).toBe(snapshot);
    expect(breaths).toHaveLength(1);
    breaths[0]?.();
    expect(numbers(live)).toEqual([3, 2, 1]);
  });

  it('follows while somebody listens', () => {
    const events: string[] = [];
    const live = new LiveInteractions(3, () => {
      events.push('start');
      return () => events.push('stop');
    });
    const [first, second] = [live.subscribe(() => undefined), live.subscribe(() => undefined)];
    first();
    second();
    live.subscribe(() => undefined);
    expect(events).toEqual(['start', 'stop', 'start']);
  });
});

function followed(keep: number, later = (run: () => void) => run()): { live: LiveInteractions; server: Follower } {
  let server: Follower | undefined;
  const live = new LiveInteractions(
    keep,
    (follower) => {
      server = follower;
      return () => undefined;
    },
    later,
  );
  live.subscribe(() => undefined);
  if (!server) {
    throw new Error('not followed');
  }
  return { live, server };
}

function rows(...numbers: number[]): LiveRow[] {
  return numbers.map((interactionNumber) => ({ interactionNumber }) as LiveRow);
}

function numbers(live: LiveInteractions): number[] {
  return live.snapshot().rows.map((row) => row.interactionNumber);
}

import { body, client, requestStream, type Schemas } from './client';
import { EventStreamParser, type ServerEvent } from './eventStream';
import type { LogFilter } from './filter';
import { fetchPage } from './interactions';
import { ProblemError } from './problem';
import { backInView, pause, putAside } from './waiting';

/** An interaction as live lists keep it: whoever opens one reads its payload then. */
export type LiveRow = Omit<Schemas['InteractionRow'], 'interaction' | 'externalResponse'>;

/** Is told what happens to a stream that is followed. */
export interface Follower {
  /** The connection stands. These are the newest that match, and how many match in all; what comes later arrives. */
  began: (newest: LiveRow[], total: number) => void;
  arrived: (rows: LiveRow[]) => void;
  /** The connection is gone, and will be tried again. */
  lost: () => void;
  /** The server will not have us, now or later: the session has ended, or the filter is no good. */
  refused: (problem: ProblemError) => void;
}

/** The server sends a sign of life every ten seconds: after this long without one there is nobody any more. */
const SILENCE_MS = 30_000;

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8_000;

/**
 * Follows what is recorded, through lost connections and restarts of the server, until `signal` says stop. Each connection begins with the newest `keep` that match, which
 * are read after the stream has said where it begins: what lies between two connections is in that page, and what arrives twice has the same number. A page out of view
 * gives its connection back, as browsers have only six for a server.
 */
export async function followInteractions(
  filter: LogFilter,
  keep: number,
  follower: Follower,
  signal: AbortSignal,
): Promise<void> {
  const isStopped = () => signal.aborted;
  for (let failures = 0; !isStopped(); failures++) {
    try {
      await backInView(signal);
      await connection(filter, keep, signal, {
        ...follower,
        began: (newest, total) => {
          failures = 0;
          follower.began(newest, total);
        },
      });
    } catch (reason) {
      if (isFinal(reason)) {
        follower.refused(reason);
        return;
      }
    }
    if (!isStopped()) {
      follower.lost();
      await pause(wait(failures), signal);
    }
  }
}

/** Longer after every failure in a row, and not the same for all who lost their connection in the same moment. */
export function wait(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS) * (0.75 + Math.random() / 2);
}

/** A refusal that the same request will meet again. */
function isFinal(reason: unknown): reason is ProblemError {
  return (
    reason instanceof ProblemError && reason.status >= 400 && reason.status < 500 && ![408, 429].includes(reason.status)
  );
}

/** Ends when the server ends it, the line breaks or goes silent, or the page is out of view. */
async function connection(filter: LogFilter, keep: number, signal: AbortSignal, follower: Follower): Promise<void> {
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const end = () => ending.abort();
  let silence = setTimeout(end, SILENCE_MS);
  void putAside(either).then(end);
  try {
    const stream = await body<ReadableStream<Uint8Array> | null>(
      client.GET('/api/interactions/stream', {
        params: { query: filter },
        parseAs: 'stream',
        fetch: requestStream,
        signal: either,
      }),
    );
    let isFirst = true;
    for await (const events of eventsOf(stream)) {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
      if (isFirst && events.length > 0) {
        isFirst = false;
        const page = await fetchPage(filter, 1, keep, either);
        follower.began(page.data.map(withoutPayload), page.pagination.total);
      }
      const rows = events.flatMap(rowOf);
      if (rows.length > 0) {
        follower.arrived(rows);
      }
    }
  } finally {
    clearTimeout(silence);
    end();
  }
}

async function* eventsOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<ServerEvent[]> {
  const parser = new EventStreamParser();
  const decoder = new TextDecoder();
  const reader = stream?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    yield parser.push(decoder.decode(piece.value, { stream: true }));
  }
}

function rowOf({ event, data }: ServerEvent): LiveRow[] {
  return event === 'interaction' && data !== undefined
    ? [withoutPayload(JSON.parse(data) as Schemas['InteractionRow'])]
    : [];
}

function withoutPayload(row: Schemas['InteractionRow']): LiveRow {
  const live: LiveRow & { interaction?: unknown; externalResponse?: unknown } = { ...row };
  delete live.interaction;
  delete live.externalResponse;
  return live;
}

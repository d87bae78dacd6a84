import type { ErrorDetail } from './errors.js';
import type { LoggedInteraction } from './interaction.js';

/** What an application may want to hear of. A hook that throws harms nothing. */
export interface Hooks {
  /** The server has these on disk. */
  onSent?: (interactions: LoggedInteraction[]) => void;
  /** There was no room for this one, or it was still waiting when a client without a spool was closed. */
  onDropped?: (interaction: LoggedInteraction) => void;
  /** The server will never take this one. */
  onRejected?: (interaction: LoggedInteraction, reasons: ErrorDetail[]) => void;
  /** A try failed; the interactions go on waiting. Also when the disk of the spool refuses. */
  onError?: (error: Error) => void;
}

const WARN_AGAIN_MS = 60_000;

/** Calls the hooks; what nobody listens for is said on the console, each kind at most once a minute. */
export class Listeners {
  readonly #hooks: Hooks;
  readonly #warned = new Map<string, number>();

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  sent(lines: readonly string[]): void {
    const { onSent } = this.#hooks;
    if (onSent) {
      guarded(() => onSent(lines.map(readLine)));
    }
  }

  dropped(line: string): void {
    const { onDropped } = this.#hooks;
    if (onDropped) {
      guarded(() => onDropped(readLine(line)));
    } else {
      this.#warn('dropped', 'an interaction was dropped, for the queue was full or closed');
    }
  }

  rejected(line: string, reasons: ErrorDetail[]): void {
    const { onRejected } = this.#hooks;
    if (onRejected) {
      guarded(() => onRejected(readLine(line), reasons));
    } else {
      const why = reasons.map(({ path, message }) => `${path}: ${message}`).join('; ');
      this.#warn('rejected', `the server refused an interaction for good: ${why}`);
    }
  }

  failed(error: Error): void {
    const { onError } = this.#hooks;
    if (onError) {
      guarded(() => onError(error));
    } else {
      this.#warn('failed', error.message);
    }
  }

  #warn(kind: string, text: string): void {
    const now = Date.now();
    if (now - (this.#warned.get(kind) ?? -Infinity) >= WARN_AGAIN_MS) {
      this.#warned.set(kind, now);
      console.warn(`Provenance: ${text}`);
    }
  }
}

function guarded(hook: () => void): void {
  try {
    const returned: unknown = hook();
    if (returned instanceof Promise) {
      returned.catch(tellOfHook);
    }
  } catch (error) {
    tellOfHook(error);
  }
}

function tellOfHook(error: unknown): void {
  console.warn('Provenance: a hook failed:', error);
}

/** A line of a damaged spool may be no JSON; its text is then all there is to tell. */
function readLine(line: string): LoggedInteraction {
  try {
    return JSON.parse(line) as LoggedInteraction;
  } catch {
    return { unreadable: line } as unknown as LoggedInteraction;
  }
}
